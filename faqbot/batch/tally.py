"""What is counted while a batch is answered: outcomes, documents, confidences, and the words that documents lack.

Each block of questions has a tally of its own, and the tallies are added in the order of the blocks. So the counts are
the same however many processes answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from faqbot.answering.conversation.messages.single_message import asked_in
from faqbot.answering.reply import Reply
from faqbot.query.asked_words import bounded_question
from faqbot.text.analyser import shared_analyser

# The outcomes in the order of lists and tables, and how people say them.
OUTCOMES = {
    "answer": "answered",
    "choose": "asked back",
    "abstain": "not answered",
    "error": "could not be read",
}

# The most columns that a warning names: records may have any number of different columns.
MOST_NAMES = 20

# Confidences are counted in this many intervals of equal width.
CONFIDENCE_BINS = 20

# The most different words that are counted, and how many of the most frequent stay when there are more. Questions may
# hold any number of different numbers and names.
_MOST_WORDS, _KEPT_WORDS = 50_000, 25_000

# Of a question, only the first characters are looked at for its words: a pasted book is no question.
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Tally:
    """The number of rows of each outcome, what they were answered from, and the columns that were not copied as is.

    `documents` counts the answers of each document by its path. `words` counts in how many questions without an answer
    a content word occurs that no document has; its keys are pairs of the stem and the word. `confidences` counts the
    rows of an outcome whose confidence is in an interval; its keys are pairs of the outcome and the number of the
    interval.

    `renamed` are columns of the questions whose names batch uses itself, `late` are columns that the first record did
    not have. Both are dicts used as ordered sets. Each holds at most `MOST_NAMES + 1` names; the last of those only
    shows that there are more than `MOST_NAMES`.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    confidences: Counter[tuple[str, int]] = field(default_factory=Counter)
    renamed: dict[str, None] = field(default_factory=dict)
    late: dict[str, None] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Add the counts and columns of another tally."""
        self.outcomes.update(other.outcomes)
        self.documents.update(other.documents)
        self.confidences.update(other.confidences)
        self.words.update(other.words)
        if len(self.words) > _MOST_WORDS:
            kept = sorted(self.words.items(), key=lambda item: (-item[1], item[0]))[:_KEPT_WORDS]
            self.words.clear()
            self.words.update(dict(kept))
        self.note_columns(other.renamed, other.late)

    def count(self, reply: Reply, language: str) -> None:
        """Count what a reply was answered from; `language` is that of the documents. The outcome is counted apart."""
        interval = min(int(reply.confidence * CONFIDENCE_BINS), CONFIDENCE_BINS - 1)
        self.confidences[reply.outcome, interval] += 1
        if reply.outcome == "answer":
            self.documents[reply.matches[0].chunk.source.path] += 1
        elif reply.outcome == "abstain":
            missing = [word for one in (reply, *reply.others) for word in one.missing]
            self.words.update(_content_words(asked_in(reply)[:_LONGEST], missing, language) if missing else ())

    def note_columns(self, renamed: Iterable[str], late: Iterable[str]) -> None:
        """Remember the names of columns that are not copied as they are, up to `MOST_NAMES + 1` of each kind."""
        for known, names in ((self.renamed, renamed), (self.late, late)):
            for name in names:
                if len(known) > MOST_NAMES:
                    break
                known[name] = None

    def frequent_words(self, most: int) -> list[tuple[str, int]]:
        """Return the most frequent words of questions that no document has, each in its most frequent form."""
        stems: Counter[str] = Counter()
        forms: dict[str, tuple[int, str]] = {}
        for (stem, word), count in sorted(self.words.items()):
            stems[stem] += count
            forms[stem] = max(forms.get(stem, (0, "")), (count, word), key=lambda form: form[0])
        ranked = sorted(stems.items(), key=lambda item: (-item[1], item[0]))[:most]
        return [(forms[stem][1], count) for stem, count in ranked]


def _content_words(question: str, missing: Sequence[str], language: str) -> set[tuple[str, str]]:
    """Return the content words of a question that the documents lack, each with its stem.

    Of a code such as "E-2099" it is only its usual form. `missing` are those that the reply names, in any form.
    """
    analyser = shared_analyser(language)
    words = analyser.words(bounded_question(question))
    joined = {"".join(filter(str.isalnum, word)) for word in words if not word.isalnum()}
    words = [word for word in words if word not in joined or not word.isalnum()]
    stems = analyser.stems(words)
    courtesy = analyser.lists.courtesy_words
    lacked = {*missing, *analyser.stems([word for name in missing for word in analyser.words(name)])}
    return {
        (stem, word)
        for stem, word in zip(stems, words, strict=True)
        if (stem in lacked or word in lacked)
        and analyser.is_content(stem)
        and word not in courtesy
        and _says_something(word)
    }


def _says_something(word: str) -> bool:
    """Whether a word is more than a number or a single letter, which are frequent everywhere."""
    return len(word) > 1 and any(map(str.isalpha, word))


def outcomes_in_words(outcomes: Mapping[str, int]) -> str:
    """Return how many questions had each outcome; records that could not be read are named only if there are any."""
    counted = ((outcomes.get(name, 0), said) for name, said in OUTCOMES.items())
    return ", ".join(f"{count:,} {said}" for count, said in counted if count or said != OUTCOMES["error"])


def tally_to_json(tally: Tally) -> dict[str, Any]:
    """Return a tally as a value that JSON can express."""
    return {
        "outcomes": tally.outcomes,
        "documents": tally.documents,
        "words": [[*pair, count] for pair, count in tally.words.items()],
        "confidences": [[*pair, count] for pair, count in tally.confidences.items()],
        "renamed": list(tally.renamed),
        "late": list(tally.late),
    }


def tally_from_json(noted: Mapping[str, Any]) -> Tally:
    """Return the tally that JSON holds; raise `ValueError`, `TypeError`, `KeyError` or `AttributeError` for others."""
    return Tally(
        Counter({str(name): whole(count) for name, count in noted["outcomes"].items()}),
        Counter({str(name): whole(count) for name, count in noted["documents"].items()}),
        Counter({(str(stem), str(word)): whole(count) for stem, word, count in noted["words"]}),
        Counter({(str(outcome), whole(at)): whole(count) for outcome, at, count in noted["confidences"]}),
        dict.fromkeys(map(str, noted["renamed"])),
        dict.fromkeys(map(str, noted["late"])),
    )


def whole(value: object) -> int:
    """Return a number that JSON holds; raise `ValueError` if it is negative or not whole."""
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
