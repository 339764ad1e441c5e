"""Questions that name nothing but the heading of a passage: "how can I contact you?" and "Contact".

People ask like this on pages of notices and terms. Hardly a word of such a question stands in the passage, so that its
confidence is low by the other features. On the pages of tests/data, 13 questions name the heading of the first match
like this, and all 13 are answered there; no question that the pages leave without an answer names one.
"""

from __future__ import annotations

from collections.abc import Sequence

from faqbot.index.index import Index
from faqbot.ranking.evidence.opposites import sides
from faqbot.ranking.ranking import Ranking
from faqbot.text.analyser import Analyser

# Only this many candidates are read for their headings.
_NEAREST = 10


def asks_for_heading(ranking: Ranking, index: Index) -> bool:
    """Whether the content words of a question are those of the best candidate's heading, and of no other section's."""
    candidates, analyser = ranking.candidates, index.analyser
    polite = analyser.lists.courtesy_words
    asked = {one.term for one in ranking.query.concepts if analyser.is_content(one.term) and one.word not in polite}
    sections = [index.chunk(number).source for number in candidates.numbers[:_NEAREST].tolist()]
    named = {
        (source.path, source.headings)
        for source in sections
        if source.headings and asked == set(filter(analyser.is_content, analyser.terms(source.headings[-1])))
    }
    if not asked or named != {(sections[0].path, sections[0].headings)}:
        return False
    return _turned(ranking.query.words, analyser) == _turned(analyser.words(sections[0].headings[-1]), analyser)


def _turned(words: Sequence[str], analyser: Analyser) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Return what turns a text into its opposite: "without" is no content word, and yet tells cats from others."""
    return sides(words, analyser), analyser.lists.negating_words.intersection(words)
