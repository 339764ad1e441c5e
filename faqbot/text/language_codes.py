"""Find the language that its code (ISO 639-1: "de", also "de-AT") or its name in the language itself stands for."""

from __future__ import annotations

from faqbot.text.known_languages import stemmed_language

# The code of each language, and its name in the language itself.
_CODES = {
    "arabic": ("ar", "العربية"),
    "armenian": ("hy", "հայերեն"),
    "basque": ("eu", "euskara"),
    "catalan": ("ca", "català"),
    "chinese": ("zh", "中文"),
    "czech": ("cs", "čeština"),
    "danish": ("da", "dansk"),
    "dutch": ("nl", "nederlands"),
    "english": ("en", "english"),
    "esperanto": ("eo", "esperanto"),
    "estonian": ("et", "eesti"),
    "finnish": ("fi", "suomi"),
    "french": ("fr", "français"),
    "german": ("de", "deutsch"),
    "greek": ("el", "ελληνικά"),
    "hebrew": ("he", "עברית"),
    "hindi": ("hi", "हिन्दी"),
    "hungarian": ("hu", "magyar"),
    "indonesian": ("id", "bahasa indonesia"),
    "irish": ("ga", "gaeilge"),
    "italian": ("it", "italiano"),
    "japanese": ("ja", "日本語"),
    "korean": ("ko", "한국어"),
    "lithuanian": ("lt", "lietuvių"),
    "nepali": ("ne", "नेपाली"),
    "norwegian": ("no", "norsk"),
    "persian": ("fa", "فارسی"),
    "polish": ("pl", "polski"),
    "portuguese": ("pt", "português"),
    "romanian": ("ro", "română"),
    "russian": ("ru", "русский"),
    "serbian": ("sr", "српски"),
    "sesotho": ("st", "sesotho"),
    "spanish": ("es", "español"),
    "swedish": ("sv", "svenska"),
    "tamil": ("ta", "தமிழ்"),
    "thai": ("th", "ไทย"),
    "turkish": ("tr", "türkçe"),
    "ukrainian": ("uk", "українська"),
    "vietnamese": ("vi", "tiếng việt"),
    "yiddish": ("yi", "ייִדיש"),
}
# The two written forms of Norwegian have codes of their own.
_OTHER_CODES = {"nb": "norwegian", "nn": "norwegian"}


def language_of_code(text: str) -> str | None:
    """Return the language (see `analyser.languages`) of a code or of a name, None if it stands for none.

    Letter case does not matter, and what follows a code after `-` or `_` (a country, a script) does not count.
    """
    name = text.strip().casefold()
    code = name.replace("_", "-").partition("-")[0]
    of_code = {short: language for language, (short, _) in _CODES.items()} | _OTHER_CODES
    of_name = {own.casefold(): language for language, (_, own) in _CODES.items()}
    return of_code.get(code) or of_name.get(name)


def code_of_language(name: str) -> str:
    """Return the ISO 639-1 code of a language: "de" for german, and "en" for porter, the second stemmer of English."""
    return _CODES[stemmed_language(name)][0]
