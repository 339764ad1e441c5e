"""The fingerprint of an analyser: analysers that make different terms have different fingerprints.

Versions of PyStemmer stem some words differently: version 2.2 stems "paste" to "past", version 3.0 does not. If the
index is built with one version and the question is stemmed with the other, the question's term is missing from the
index. Most releases stem alike, so the version number is not compared. The fingerprint is instead a checksum of the
stems of sample words with many endings and of the words of a sample text.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from faqbot.text.analyser import shared_analyser

_TEXT = "Can't we say E-1042, v2.3, c++ or node.js? The user's e-mail; they're [here](https://x.org) 3.5 x_y"

# Stemming rules depend on the language and the ending, so each Latin root is stemmed with every ending. A few words in
# other scripts follow.
_ROOTS = ("organ", "univers")
_ENDINGS = (
    "e es ed er ers et en ern ing ings ly ies ied ist ists ize ized ization izing ity ial ation ational ative able "
    "ful ness ment ence ung heit keit lich isch ischen erin erinnen chen aux ais aise eux euse ement tion cion ción "
    "ciones mente idad ción ção ções ità zione ere ato ssa ssä lla sta iin isten ul ilor eşti ește ţie är ene ande "
    "ede het tje eur eren ee zz cc xx ban nek hoz ler lar lik ów ami ość ech ovi yti"
).split()
_WORDS = (
    "skis added adding pasted paste emergence geologist geologists gynaecologist internal international interfering "
    "interstate universal universally organizations news dying lying proceed generous commune arsenal mayonnaise "
    "calais tease jeep rue whoever aesthetic gluen aktueller hers disasters filters toilet closet capitulacion cireşan "
    "boosters passengers moralischen erforschen versprechen "
    "организация университета международными книгами вставляли организације универзитета οργανισμός πανεπιστημίου "
    "διεθνείς المنظمات الجامعة الدولية والكتاب संगठनों विश्वविद्यालय अंतर्राष्ट्रीय किताबें நிறுவனங்கள் பல்கலைக்கழகத்தில் "
    "կազմակերպություններ համալսարանի אָרגאַניזאַציעס אוניווערסיטעטן سازمان‌ها دانشگاهی کتابهایشان"
).split()


@lru_cache(maxsize=8)
def fingerprint(language: str) -> int:
    """Return the fingerprint of the analyser of a language, a CRC-32; raise `LanguageError` as `Analyser` does."""
    analyser = shared_analyser(language)
    probes = [*analyser.words(_TEXT), *_WORDS, *(root + ending for root in _ROOTS for ending in _ENDINGS)]
    encoded = [probe.encode() for probe in probes]
    return zlib.crc32(b" ".join([*encoded, *analyser.all_stems(encoded)]))
