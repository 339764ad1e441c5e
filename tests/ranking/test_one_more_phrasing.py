"""A phrasing that is added for one entry leaves the answers of other entries as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support import corpus_of

from faqbot import FaqBot
from faqbot.building.builder import build_index
from faqbot.text.analyser import Analyser

ENGLISH = Analyser()

# By how much the confidence of another entry may move.
MOST = 0.02

PAIRS = (
    ("Can I borrow a drill?", "Yes, for two days against a deposit."),
    ("Where do broken lamps go?", "Into the grey bin behind the shed."),
    ("Who repairs bicycles?", "Two volunteers, every second Saturday."),
    ("Is the kitchen heated?", "From October to April."),
)
BORROWING = ("lend me", "rent", "take home", "hire", "need", "any", "got", "reserve")
DUMPING = ("dump", "throw away", "recycle", "trash", "leave", "bin", "drop", "discard")
PHRASINGS = [
    *((f"{start} power tools", 0) for start in BORROWING),
    *((f"{start} dead bulbs", 1) for start in DUMPING),
    ("my wheel is bent", 2),
    ("fix a flat tyre", 2),
]
ASKED = ("drill for the weekend", "broken lamp", "fix my bicycle tyre", "kitchen in winter", "lend me power tools")
# None of these words is in the documents, in the phrasings or in the questions.
WORDS = st.lists(st.sampled_from("zither quartz mango velvet juggle pylon sphinx".split()), min_size=1, max_size=5)


@given(words=WORDS, chunk=st.integers(0, len(PAIRS) - 1))
def test_a_phrasing_moves_the_answers_of_other_entries_by_very_little(words: list[str], chunk: int) -> None:
    """Hypothesis: whatever the words of the phrasing, if the question has none of them."""
    before, after = (
        FaqBot(build_index(corpus_of(*PAIRS, phrasings=phrasings), ENGLISH))
        for phrasings in (PHRASINGS, [*PHRASINGS, (" ".join(words), chunk)])
    )
    for question in ASKED:
        one, other = before.ask(question), after.ask(question)
        if one.matches[0].chunk.id != f"guide#{chunk}":
            assert one.matches[0].chunk == other.matches[0].chunk
            assert abs(one.confidence - other.confidence) <= MOST, question
