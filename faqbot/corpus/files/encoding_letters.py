"""The letters of the languages that are written in each encoding, and the commonest characters of Asian languages.

`guessed_encoding` tells by them in which encoding a text is.
"""

from __future__ import annotations

from collections.abc import Mapping

WESTERN = "cp1252"
# The languages that are written in an encoding, and their letters beyond ASCII. Those of Western languages are the
# usual ones: other letters stand in names.
WESTERN_LETTERS = {
    "english": "éèêàâïöüñç",
    "german": "äöüßé",
    "french": "àâæçéèêëîïôœùûüÿ",
    "spanish": "áéíñóúü",
    "portuguese": "ãáàâçéêíóôõúü",
    "italian": "àèéìíîòóù",
    "dutch": "éèëïóöü",
    "swedish": "åäöéü",
    "danish": "æøåéüö",
    "norwegian": "æøåéòô",
    "finnish": "åäöéšž",
    "catalan": "àçèéíïòóúü",
    "indonesian": "é",
}
_CENTRAL_LETTERS = {
    "polish": "ąćęłńóśźż",
    "czech": "áčďéěíňóřšťúůýžľĺŕôä",
    "hungarian": "áéíóöőúüű",
    "romanian": "ăâîșțşţ",
}
_CYRILLIC_LETTERS = {
    "russian": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
_GREEK_LETTERS = {"greek": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"}
IN_LATIN_SCRIPT: dict[str, Mapping[str, str]] = {
    WESTERN: WESTERN_LETTERS,
    "cp1250": _CENTRAL_LETTERS,
    "iso8859-2": _CENTRAL_LETTERS,
    "cp1254": {"turkish": "çğıöşüâîû\u0307"},
    "cp1258": {"vietnamese": "àáâãèéêìíòóôõùúýăđơư\u0300\u0301\u0303\u0309\u0323"},
}
IN_OTHER_SCRIPTS: dict[str, Mapping[str, str]] = {
    "cp1251": _CYRILLIC_LETTERS,
    "koi8-u": _CYRILLIC_LETTERS,
    "cp1253": _GREEK_LETTERS,
    "iso8859-7": _GREEK_LETTERS,
    "cp1255": {"hebrew": "".join(map(chr, range(0x5B0, 0x5EB)))},
    "cp1256": {
        "arabic": "".join(map(chr, range(0x621, 0x653))),
        "persian": "آءؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهیيى\u200c",
    },
}
# The commonest characters of languages in which each of them takes two bytes, and those of Thai.
COMMON_CHARACTERS = {
    "gb18030": frozenset(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
        "种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十民"
        "第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应向头文体政美相见被利什二等产或新己制身果加月话合回"
        "特代内信表化老给位次度门任常先海通教原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打电数安少报结反受"
        "务接必件计管期市请您免费"
    ),
    "big5hkscs": frozenset(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家"
        "種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力它與長把機十民第"
        "公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應向頭文體政美相見被利什二等產或新己制身果加月話合回特"
        "代內信表化老給位次度門任常先海通教原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打電數安少報結反受務"
        "接必件計管期市請您免費"
    ),
    "cp949": frozenset(
        "이다는을를에의가하고지기사인도시로어리한대은서스나라수정자보아일부제상해만것있니까요습으면게여구주전과원동성장할용"
        "비경우조생그공년소신방문무료안내및때또든된되해않없세입금회간"
    ),
    "cp874": frozenset("านรอกเงมยลวดทสตะปบคหแจพชขใไโผๆำิี่้็ัาุูึื์"),
}
# Kana, by which Japanese is told in each of its encodings.
_KANA = frozenset(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB), 0x30FC)))
COMMON_CHARACTERS["cp932"] = COMMON_CHARACTERS["euc_jp"] = _KANA
