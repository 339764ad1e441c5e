"""A number that tells whether two analysers make the same terms.

Versions of PyStemmer stem some words differently: 2.2 makes "past" of "paste", 3.0 does not. An index built with one
has no term for what the other asks. The version's number says too little (most releases stem alike), so the stems of
words with many endings are compared, and the words of a line of text.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from faqbot.text.analyser import Analyser

_TEXT = "Can't we say E-1042, v2.3, c++ or node.js? The user's e-mail; they're [here](https://x.org) 3.5 x_y"

# Rules differ by language and ending, so every Latin root is tried with every ending, and a few words of other scripts.
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
    """Return 32 bits of what the analyser of a language makes of sample text; raise as `Analyser` does."""
    analyser = Analyser(language)
    probes = [*analyser.words(_TEXT), *_WORDS, *(root + ending for root in _ROOTS for ending in _ENDINGS)]
    encoded = [probe.encode() for probe in probes]
    return zlib.crc32(b" ".join([*encoded, *analyser.all_stems(encoded)]))
