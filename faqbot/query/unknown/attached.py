"""Words with other small words attached: "המוזיאון" ("the museum") for "למוזיאון" ("to the museum").

Hebrew writes the article, some prepositions and "and" as the beginning of the word that follows them, and Snowball has
no stemmer that takes them off, as that of Arabic does. A word that the documents do not have is read as all words of
theirs that differ from it only in such a beginning: hit@1 on two Hebrew pages with 60 questions is .79, and .71 without
this.
"""

from __future__ import annotations

from faqbot.index.index import Index
from faqbot.query.lexicon import Lexicon
from faqbot.query.unknown.met_together import are_met_together
from faqbot.text.forms.word_forms import word_forms_of

# What remains of a word has at least so many letters.
_SHORTEST = 3


def otherwise_attached(word: str, index: Index) -> list[tuple[str, ...]]:
    """Return the words of the documents that are a word with another beginning, or with none, or without its own."""
    attached = word_forms_of(index.analyser.language).attached
    if not attached:
        return []
    bare = [word, *(word.removeprefix(beginning) for beginning in attached if word.startswith(beginning))]
    known = Lexicon(index.arrays, index.texts, "word")
    tried = (beginning + rest for rest in bare if len(rest) >= _SHORTEST for beginning in ("", *attached))
    found = [one for one in dict.fromkeys(tried) if one != word and known.number(one) is not None]
    return [(one,) for one in found if are_met_together((one,), index)]
