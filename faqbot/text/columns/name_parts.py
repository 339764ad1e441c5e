"""Words within the names of columns that say how a text is written, in which language, or nothing at all."""

from __future__ import annotations

# Words that say nothing in the name of a column of questions or answers ("Question text", "answer_md").
FILLERS = frozenset(
    (
        *("text", "texts", "body", "content", "title", "string", "the", "faq", "full", "long", "customer", "user"),
        *("our", "client", "visitor", "bidder", "vendor", "department", "company", "agency", "clarification", "common"),
        *("frequent", "standard", "official", "approved", "final", "complete"),
        *("häufige", "frequente", "frequenti", "frequentes", "fréquente", "fréquentes", "frecuente", "frecuentes"),
        *("completa", "complète", "apportée", "officielle", "veelgestelde"),
        *("texte", "texto", "testo", "tekst", "текст", "テキスト", "本文"),
    )
)
# How the text in a column is written ("body_md").
NOTATIONS = frozenset(
    (
        *("html", "markdown", "md", "txt", "plain", "plaintext", "rich", "richtext", "raw", "formatted", "rendered"),
        *("rst", "wysiwyg"),
    )
)
# Languages in the name of a column ("answer_fr", "Question (English)"), each by its code and its names. The codes "id",
# "no" and "is" are left out, because they mean something else: "question_id", "question_no".
LANGUAGES = {
    name: names[0]
    for names in (
        ("en", "eng", "english", "englisch", "anglais", "ingles", "inglese"),
        ("de", "deu", "ger", "german", "deutsch", "allemand", "aleman", "tedesco"),
        ("fr", "fra", "fre", "french", "francais", "franzosisch", "frances", "francese"),
        ("es", "spa", "spanish", "espanol", "spanisch", "espagnol", "spagnolo"),
        ("pt", "por", "portuguese", "portugues", "portugiesisch", "portugais"),
        ("it", "ita", "italian", "italiano", "italienisch", "italien"),
        ("nl", "nld", "dut", "dutch", "nederlands", "niederlandisch", "neerlandais"),
        ("pl", "pol", "polish", "polski", "polnisch"),
        ("cs", "cz", "ces", "czech", "cesky", "cestina"),
        ("sk", "slk", "slovak", "slovensky"),
        ("sl", "slv", "slovenian"),
        ("hr", "hrv", "croatian", "hrvatski"),
        ("sr", "srp", "serbian", "srpski"),
        ("hu", "hun", "hungarian", "magyar"),
        ("ro", "ron", "romanian", "romana"),
        ("bg", "bul", "bulgarian"),
        ("el", "gr", "ell", "greek"),
        ("tr", "tur", "turkish", "turkce"),
        ("sv", "se", "swe", "swedish", "svenska"),
        ("da", "dk", "dan", "danish", "dansk"),
        ("nb", "nn", "nor", "norwegian", "norsk"),
        ("fi", "fin", "finnish", "suomi"),
        ("et", "est", "estonian"),
        ("lv", "lav", "latvian"),
        ("lt", "lit", "lithuanian"),
        ("ru", "rus", "russian", "russisch", "русский"),
        ("uk", "ua", "ukr", "ukrainian"),
        ("ar", "ara", "arabic", "عربي", "العربية"),
        ("he", "heb", "hebrew", "עברית"),
        ("fa", "fas", "persian"),
        ("hi", "hin", "hindi"),
        ("bn", "ben", "bengali"),
        ("ta", "tam", "tamil"),
        ("ur", "urd", "urdu"),
        ("th", "tha", "thai"),
        ("vi", "vn", "vie", "vietnamese"),
        ("ind", "indonesian", "indonesia", "bahasa"),
        ("ms", "msa", "malay"),
        ("ja", "jp", "jpn", "japanese", "日本語"),
        ("zh", "cn", "zho", "chi", "chinese", "中文"),
        ("ko", "kr", "kor", "korean", "한국어"),
        ("ca", "cat", "catalan", "catala"),
        ("eu", "eus", "basque", "euskara"),
        ("gl", "glg", "galician", "galego"),
        ("cy", "cym", "welsh", "cymraeg"),
        ("ga", "gle", "irish", "gaeilge"),
    )
    for name in names
}
# Countries and scripts behind the code of a language ("pt_BR", "zh_Hant").
REGIONS = frozenset(("us", "gb", "uk", "au", "ca", "in", "ie", "br", "pt", "mx", "ch", "at", "be", "cn", "tw", "hk"))
SCRIPTS = frozenset(("hans", "hant", "latn", "cyrl"))
