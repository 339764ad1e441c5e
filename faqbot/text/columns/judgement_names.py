"""The columns of rows that people or language models filled in for `learn`, and the words in them."""

from __future__ import annotations

# No chunk answers the question.
NO_CHUNK_WORDS = frozenset(
    (
        *("-", "–", "—", "--", "---", "∅", "none", "no chunk", "no answer", "no reference", "no ref", "n/a", "na"),
        *("null", "nil", "empty", "decoy", "unanswerable", "not answered", "nothing", "blank"),
    )
)
# The chunk that was given is right, or it is not.
RIGHT_WORDS = frozenset(("yes", "y", "true", "1", "x", "ok", "good", "right", "correct", "✓", "✔"))
WRONG_WORDS = frozenset(("no", "n", "false", "0", "bad", "wrong", "incorrect", "✗", "✘"))
# Names of the column with the chunk, in the order of preference, beside those of phrasings.csv.
CHUNK_NAMES = (
    *("chunk", "expected", "reference", "ref", "chunk id", "chunk ref", "chunk reference", "passage", "passage id"),
    *("chunks", "references"),
)
# Names of the column with the question, beside those of all files.
PHRASING_NAMES = ("phrasing", "phrasings", "paraphrase", "user question", "example", "example question", "text")
# Names of the columns of answers that were judged.
RIGHT_NAMES = ("right", "right chunk")
VERDICT_NAMES = ("verdict",)
FEEDBACK_NAMES = ("feedback",)
OUTCOME_NAMES = ("outcome",)
