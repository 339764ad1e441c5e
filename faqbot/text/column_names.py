"""The names that people give to the columns of tables and to the fields of JSON, in English and other languages.

Names are written as `records.columns` compares them: in lower case, with single spaces between the words. All tables
are in the order of preference: of several columns for one purpose, the one whose name comes first counts.
"""

from __future__ import annotations

# Questions and answers

# The names of questions and of answers, language by language.
NATIVE = (
    (("question", "questions"), ("answer", "answers")),
    (("question", "questions"), ("réponse", "réponses")),
    (("frage", "fragen", "fragestellung", "kundenfrage"), ("antwort", "antworten", "antworttext", "musterantwort")),
    (("pregunta", "preguntas"), ("respuesta", "respuestas")),
    (("pergunta", "perguntas"), ("resposta", "respostas")),
    (("domanda", "domande"), ("risposta", "risposte")),
    (("vraag", "vragen"), ("antwoord", "antwoorden")),
    (("pytanie", "pytania"), ("odpowiedź", "odpowiedzi")),
    (("otázka", "otázky"), ("odpověď", "odpovědi", "odpoveď")),
    (("kérdés", "kérdések"), ("válasz", "válaszok")),
    (("întrebare", "întrebări"), ("răspuns", "răspunsuri")),
    (("soru", "sorular"), ("cevap", "cevaplar", "yanıt", "yanıtlar")),
    (("fråga", "frågor"), ("svar",)),
    (("spørgsmål", "spørsmål"), ("svar",)),
    (("kysymys", "kysymykset"), ("vastaus", "vastaukset")),
    (("вопрос", "вопросы"), ("ответ", "ответы")),
    (("питання", "запитання"), ("відповідь", "відповіді")),
    (("въпрос", "въпроси"), ("отговор", "отговори")),
    (("ερώτηση", "ερωτήσεις"), ("απάντηση", "απαντήσεις")),
    (("سؤال", "السؤال"), ("جواب", "الجواب", "إجابة", "الإجابة")),
    (("שאלה",), ("תשובה",)),
    (("प्रश्न", "सवाल"), ("उत्तर", "जवाब")),
    (("質問", "問"), ("回答", "答え", "答")),
    (("問題", "问题", "提问"), ("答案", "回答", "解答", "答")),
    (("질문",), ("답변", "대답", "답")),
    (("câu hỏi",), ("câu trả lời", "trả lời")),
    (("pertanyaan",), ("jawaban",)),
    (("คำถาม",), ("คำตอบ",)),
)
QUESTIONS = tuple(
    dict.fromkeys(
        (
            *("question", "questions", "q", "query", "queries", "prompt", "faq"),
            *(name for questions, _ in NATIVE for name in questions),
            *("text", "utterance"),
        )
    )
)
ANSWERS = tuple(
    dict.fromkeys(
        (
            *("answer", "answers", "a", "response", "responses", "reply", "replies"),
            *(name for _, answers in NATIVE for name in answers),
        )
    )
)
# What a column says beside questions and answers, purpose by purpose. The names are in English, German, French,
# Spanish, Portuguese, Italian and Dutch, in this order, and then in further languages.
PURPOSES: dict[str, tuple[tuple[str, ...], ...]] = {
    # What a row is about.
    "topic": (
        (
            *(
                "topic",
                "topics",
                "product",
                "products",
                "service",
                "category",
                "categories",
                "subject",
                "theme",
                "area",
            ),
            *("department", "group"),
        ),
        ("thema", "themen", "produkt", "produkte", "kategorie", "kategorien", "bereich", "abteilung", "gruppe"),
        ("thème", "thèmes", "sujet", "produit", "produits", "service", "catégorie", "catégories", "groupe"),
        ("tema", "temas", "producto", "productos", "servicio", "categoría", "categorías", "área", "grupo"),
        ("tema", "temas", "produto", "produtos", "serviço", "categoria", "categorias", "assunto", "área", "grupo"),
        ("tema", "argomento", "argomenti", "prodotto", "prodotti", "servizio", "categoria", "categorie", "gruppo"),
        ("onderwerp", "onderwerpen", "thema", "product", "producten", "dienst", "categorie", "categorieën", "groep"),
        ("temat", "kategoria", "тема", "категория", "продукт"),
        ("カテゴリ", "カテゴリー", "分類", "分类", "类别", "주제"),
        ("t",),  # QnABot's
    ),
    # The heading above a row.
    "section": (
        ("section", "subcategory", "sub category", "subtopic", "sub topic", "subsection"),
        ("abschnitt", "rubrik", "unterkategorie", "unterbereich", "unterthema"),
        ("section", "rubrique", "sous catégorie", "sous thème", "sous rubrique"),
        ("sección", "apartado", "subcategoría", "subtema"),
        ("seção", "secção", "subcategoria", "subtema"),
        ("sezione", "sottocategoria"),
        ("sectie", "rubriek", "subcategorie"),
    ),
    # The title of a row, which is a question where the row has no other.
    "title": (
        ("title", "headline", "heading"),
        ("titel", "überschrift"),
        ("titre", "intitulé"),
        ("título", "encabezado"),
        ("título", "cabeçalho"),
        ("titolo", "intestazione"),
        ("titel", "kop"),
    ),
    # What is asked for help with: a question where the row has no other.
    "problem": (
        (
            *("subject", "issue", "problem", "symptom", "symptoms", "error", "error message", "error code", "fault"),
            *("fault code", "failure"),
        ),
        ("betreff", "problem", "symptom", "symptome", "fehler", "fehlermeldung", "fehlercode", "störung"),
        ("objet", "problème", "symptôme", "symptômes", "erreur", "message d'erreur", "code d'erreur", "panne"),
        (
            "asunto",
            "problema",
            "síntoma",
            "síntomas",
            "error",
            "mensaje de error",
            "código de error",
            "avería",
            "fallo",
        ),
        ("assunto", "problema", "sintoma", "sintomas", "erro", "mensagem de erro", "código de erro", "avaria", "falha"),
        ("oggetto", "problema", "sintomo", "sintomi", "errore", "messaggio di errore", "codice di errore", "guasto"),
        ("onderwerp", "probleem", "symptoom", "symptomen", "fout", "foutmelding", "foutcode", "storing"),
    ),
    # What is explained: a question where the row has no other.
    "term": (
        ("term", "terms", "acronym", "abbreviation"),
        ("begriff", "begriffe", "fachbegriff", "abkürzung"),
        ("terme", "termes", "sigle", "abréviation"),
        ("término", "términos", "sigla", "abreviatura"),
        ("termo", "termos", "sigla", "abreviatura"),
        ("termine", "termini", "sigla", "abbreviazione"),
        ("term", "begrip", "begrippen", "afkorting"),
    ),
    # The remedy of a problem, and the text below a title: an answer where the row has no other.
    "body": (
        (
            *("solution", "resolution", "fix", "remedy", "remedies", "what to do", "how to fix", "corrective action"),
            *("recommended action", "resolution notes", "resolution steps", "workaround", "content", "body", "text"),
            *("completion", "post body", "article body"),
        ),
        ("lösung", "abhilfe", "behebung", "maßnahme", "maßnahmen", "was tun", "inhalt", "text"),
        ("solution", "remède", "que faire", "action corrective", "contenu", "texte"),
        ("solución", "remedio", "qué hacer", "acción correctiva", "contenido", "texto"),
        ("solução", "remédio", "o que fazer", "ação corretiva", "conteúdo", "texto"),
        ("soluzione", "rimedio", "rimedi", "cosa fare", "azione correttiva", "contenuto", "testo"),
        ("oplossing", "remedie", "maatregel", "wat te doen", "inhoud", "tekst"),
    ),
    # What a term or a message means: an answer where the row has no other.
    "meaning": (
        ("explanation", "definition", "definitions", "meaning"),
        ("erklärung", "definition", "bedeutung"),
        ("explication", "définition", "signification"),
        ("explicación", "definición", "significado"),
        ("explicação", "definição", "significado"),
        ("spiegazione", "definizione", "significato"),
        ("uitleg", "definitie", "betekenis"),
    ),
    # Why a problem occurs.
    "cause": (
        (
            *("cause", "causes", "possible cause", "possible causes", "probable cause", "probable causes"),
            *("likely cause", "root cause", "reason", "possible reason"),
        ),
        ("ursache", "ursachen", "mögliche ursache", "mögliche ursachen", "grund"),
        ("cause", "causes", "cause possible", "causes possibles", "cause probable", "causes probables"),
        ("causa", "causas", "posible causa", "posibles causas", "causa probable", "causas probables", "motivo"),
        ("causa", "causas", "possível causa", "possíveis causas", "causa provável", "causas prováveis", "motivo"),
        ("causa", "cause", "possibile causa", "possibili cause", "causa probabile", "cause probabili", "motivo"),
        ("oorzaak", "oorzaken", "mogelijke oorzaak", "mogelijke oorzaken", "reden"),
    ),
    # Whether a row is in use.
    "switch": (
        (
            *("enabled", "is enabled", "active", "is active", "published", "is published", "visible", "is visible"),
            *("live", "status", "state", "publish"),
        ),
        ("aktiv", "aktiviert", "veröffentlicht", "sichtbar", "status"),
        ("actif", "activé", "publié", "visible", "statut"),
        ("activo", "publicado", "visible", "estado"),
        ("ativo", "publicado", "visível", "estado"),
        ("attivo", "pubblicato", "visibile", "stato"),
        ("actief", "gepubliceerd", "zichtbaar", "status"),
        ("aktywny", "активен", "опубликовано", "有効", "公開", "启用"),
    ),
    # Whether a row is not in use.
    "off": (
        (
            *("disabled", "is disabled", "draft", "is draft", "archived", "is archived", "hidden", "is hidden"),
            *("deleted", "is deleted", "inactive"),
        ),
        ("deaktiviert", "entwurf", "archiviert", "versteckt", "gelöscht", "inaktiv"),
        ("désactivé", "brouillon", "archivé", "masqué", "supprimé", "inactif"),
        ("desactivado", "borrador", "archivado", "oculto", "eliminado", "inactivo"),
        ("desativado", "rascunho", "arquivado", "oculto", "excluído", "inativo"),
        ("disattivato", "bozza", "archiviato", "nascosto", "eliminato", "inattivo"),
        ("uitgeschakeld", "gearchiveerd", "verborgen", "verwijderd", "inactief"),
    ),
    # Further wordings of the question of a row; each column may hold several.
    "wording": (
        (
            *("alternatives", "alternative", "aliases", "alias", "synonyms", "synonym", "phrasings", "phrasing"),
            *("alternative questions", "alternative question", "alternate questions", "alternate question"),
            *("alt questions", "alt question", "other questions", "similar questions", "similar question", "variants"),
            *("variations", "question variants", "question variations", "paraphrases", "also asked as", "asked as"),
            *("rephrasings", "utterances", "training phrases", "patterns", "alternate name"),  # the last: schema.org's
        ),
        ("alternativen", "alternative fragen", "ähnliche fragen", "synonyme", "varianten", "formulierungen"),
        ("alternatives", "questions similaires", "autres questions", "synonymes", "variantes", "formulations"),
        ("alternativas", "preguntas alternativas", "preguntas similares", "sinónimos", "variantes"),
        ("alternativas", "perguntas alternativas", "perguntas semelhantes", "sinônimos", "sinónimos", "variantes"),
        ("alternative", "domande alternative", "domande simili", "sinonimi", "varianti", "formulazioni"),
        ("alternatieven", "alternatieve vragen", "soortgelijke vragen", "synoniemen", "varianten"),
    ),
    # Words that the question of a row is found by; commas part them.
    "tags": (
        (
            *("keywords", "keyword", "tags", "tag", "search terms", "search term", "search words", "label names"),
            "labels",
        ),
        ("schlagwörter", "schlagwort", "schlagworte", "stichwörter", "stichworte", "suchbegriffe"),
        ("mots clés", "mot clé", "étiquettes"),
        ("palabras clave", "palabra clave", "etiquetas"),
        ("palavras chave", "palavra chave", "etiquetas"),
        ("parole chiave", "parola chiave", "etichette"),
        ("trefwoorden", "trefwoord", "zoektermen", "labels"),
        ("słowa kluczowe", "anahtar kelimeler", "ключевые слова", "теги"),
        ("キーワード", "タグ", "关键词", "關鍵詞", "关键字", "标签", "키워드", "태그"),
    ),
}


def _names_for(*purposes: str) -> tuple[str, ...]:
    """Return the names for some purposes, each once: those of the first purpose before those of the next."""
    languages = (names for purpose in purposes for names in PURPOSES[purpose])
    return tuple(dict.fromkeys(name for names in languages for name in names))


TOPICS, SECTIONS = _names_for("topic"), _names_for("section")
WORDINGS, TAGS = _names_for("wording"), _names_for("tags")
SWITCHES, OFF_SWITCHES = _names_for("switch"), _names_for("off")
# Names of a question or of an answer that count only beside each other or beside a name above: many tables about other
# things have such columns too.
HEADLINES, BODIES = _names_for("title", "problem", "term"), _names_for("body", "meaning")
# The same, language by language: two of these names belong together in one language only, because a term in Italian
# ("termine") is a date in German.
HEADLINES_WITH_BODIES = tuple(
    ((*titles, *problems, *terms), (*bodies, *meanings))
    for titles, problems, terms, bodies, meanings in zip(
        *(PURPOSES[purpose] for purpose in ("title", "problem", "term", "body", "meaning")), strict=True
    )
)
# Names of a question, among these, whose answer is all that the row says of causes, meanings and remedies.
PROBLEMS, DETAILS = _names_for("problem", "term"), _names_for("cause", "meaning")
# The fields of schema.org, whose questions have a `name`.
SCHEMA_QUESTIONS = ("name", "headline", "text")
SCHEMA_ANSWERS = ("accepted answer", "suggested answer")
# The fields of chat bots' training data.
UTTERANCES = ("patterns", "utterances")
# The fields of a bot with answers to a list of questions, of which the bot gives one by chance.
VARIANTS = ("answers", "responses", "replies")
# The field that holds the text of an answer that is an object.
ANSWER_TEXTS = ("text", "answer", "content", "body", "value", "html")

# Names of a question that count only beside a name of an answer.
DESCRIPTIONS = ("description", "desc", "beschreibung", "descripción", "описание", "描述")

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

# What else a row says

# The id of a pair, as its author or the bot that it was exported from names it.
ENTRY_IDS = ("id", "qid", "qna id")
# Values of a column that says whether a row is in use: those that mean no, and those that mean yes.
NO = frozenset(
    (
        *("no", "n", "false", "f", "0", "0.0", "off", "disabled", "inactive", "draft", "archived", "unpublished"),
        *("hidden", "deleted", "not published", "not active"),
        *(
            "nein",
            "falsch",
            "aus",
            "inaktiv",
            "entwurf",
            "archiviert",
            "non",
            "faux",
            "inactif",
            "brouillon",
            "archivé",
        ),
        *("falso", "inactivo", "borrador", "archivado", "não", "inativo", "rascunho", "inattivo", "bozza"),
        *("nee", "onwaar", "nie", "nej", "нет", "ложь", "черновик", "いいえ", "否", "아니요", "hayır"),
    )
)
YES = frozenset(
    (
        *("yes", "y", "true", "t", "1", "1.0", "on", "x", "disabled", "draft", "archived", "hidden", "deleted"),
        *("inactive", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sim", "verdadeiro", "vero", "tak"),
        *("waar", "да", "истина", "はい", "是", "예", "evet"),
    )
)

# What programs write into cells without a value. A person may write "none" or "n/a" as an answer.
MISSING = frozenset(("nan", "<na>", "nat", "#n/a", "null", "#value!", "#ref!"))
MISSING_WORDS = MISSING | {"none", "n/a", "-", "–", "—"}

# Names in JSON

# Fields with the name of a list or of an object, such as the title of a group of questions.
LABELS = ("section", "title", "name", "heading", "headline", "label", "category", "topic", "group", "product", "tag")
# Fields whose names say only that they hold questions: they are no heading of these.
CONTAINERS = frozenset(
    (
        *("faq", "faqs", "questions", "question", "items", "item", "entries", "entry", "data", "list", "pairs", "rows"),
        *("records", "results", "sections", "categories", "groups", "topics", "articles", "content", "contents"),
        *("main entity", "main entity of page", "graph", "has part", "item list element", "documents", "docs", "qa"),
        *("qas", "qna", "q and a", "questions and answers", "intents", "children", "subsections", "value", "values"),
        *("subcategories", "sub categories", "subtopics", "sub topics", "subgroups", "sub groups", "sub sections"),
        *("nodes", "elements", "faq items", "faq list", "question list", "questions list", "faq entries", "sub items"),
        *("pages", "answers", "frequently asked questions", "knowledge base", "kb", "response", "payload", "props"),
        *("qnas", "assets"),
    )
)
# Lists of problems that a program found: its report, which answers nobody.
REPORTS = frozenset(("findings", "diagnostics", "violations"))

# Tables of facts: names of columns that hold neither questions nor answers, such as opening hours. None is that of
# people ("name", "position"), of states ("status", "stock") or of sums: lists of these are for programs and offices.
LABELS_OF_FACTS = (
    *(name for name in _names_for("topic", "section", "title", "problem", "term", "meaning", "cause") if len(name) > 1),
    *("solution", "fix", "remedy", "what to do", "workaround", "lösung", "abhilfe", "maßnahme", "inhalt", "remède"),
    *("contenu", "solución", "remedio", "contenido", "solução", "conteúdo", "soluzione", "rimedio", "contenuto"),
    *("oplossing", "inhoud"),
    *("item", "article", "part", "model", "type", "plan", "feature", "option", "setting", "step", "shop", "size"),
    *("day", "days", "date", "time", "weekday", "month", "hours", "opening hours", "event", "course", "activity"),
    *("open", "opens", "close", "closes", "opening", "closing", "closed", "from", "to", "until", "morning"),
    *("afternoon", "evening", "duration", "delivery time", "deadline"),
    *("place", "location", "room", "branch", "office", "address", "city", "country", "region", "zone", "building"),
    *("price", "prices", "cost", "costs", "fee", "fees", "rate", "delivery cost", "shipping cost"),
    *("code", "shortcut", "command", "function", "description", "notes", "note", "remarks", "details", "purpose"),
    *("rule", "condition", "conditions", "requirements"),
    *("bezeichnung", "artikel", "modell", "typ", "art", "tag", "tage", "datum", "uhrzeit", "zeit", "wochentag"),
    *("monat", "ort", "raum", "standort", "filiale", "adresse", "stadt", "land", "öffnungszeiten", "öffnung"),
    *("geöffnet", "geschlossen", "von", "bis", "vormittag", "nachmittag", "dauer", "lieferzeit", "versandkosten"),
    *("preis", "preise", "kosten", "gebühr", "gebühren", "frist", "beschreibung", "hinweis", "hinweise", "termin"),
    *("termine", "bemerkung", "bemerkungen", "tastenkürzel", "leistung", "leistungen", "veranstaltung", "kurs"),
    *("modèle", "jour", "jours", "date", "heure", "mois", "lieu", "salle", "adresse", "ville", "pays", "horaires"),
    *("ouverture", "fermeture", "matin", "après midi", "durée", "prix", "coût", "tarif", "tarifs", "délai"),
    *("remarque", "remarques"),
    *("artículo", "modelo", "día", "fecha", "hora", "mes", "lugar", "sala", "dirección", "ciudad", "país"),
    *("horario", "apertura", "cierre", "mañana", "tarde", "duración", "precio", "coste", "tarifa", "plazo"),
    *("descripción", "observaciones", "notas"),
    *("artigo", "dia", "data", "mês", "endereço", "cidade", "horário", "abertura", "fecho", "manhã", "duração"),
    *("preço", "custo", "taxa", "prazo", "descrição", "observações"),
    *("articolo", "modello", "giorno", "ora", "mese", "luogo", "stanza", "indirizzo", "città", "paese", "orario"),
    *("orari", "chiusura", "mattina", "pomeriggio", "durata", "prezzo", "costo", "tariffa", "scadenza"),
    *("descrizione", "note"),
    *("dag", "tijd", "maand", "plaats", "kamer", "adres", "stad", "openingstijden", "gesloten", "van", "tot"),
    *("ochtend", "middag", "duur", "prijs", "tarief", "termijn", "omschrijving", "opmerking"),
)

# Judgements: the columns of rows that people or language models filled in, and the words in them

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

# Names of a column with the address of the page that a pair is from, the most telling one first.
PAGE_ADDRESSES = (
    *("url", "link", "html url", "page url", "article url", "source url", "permalink", "canonical url", "web url"),
    *("source", "address", "href"),
)
