"""The names that people give to the columns of tables and to the fields of JSON, in English and other languages.

Names are written as `records.columns` compares them: in lower case, with single spaces between the words. All tables
are in the order of preference: of several columns for one purpose, the one whose name comes first counts.
"""

from __future__ import annotations

# Questions and answers

QUESTIONS = (
    *("question", "questions", "q", "query", "queries", "prompt", "faq"),
    *("frage", "fragen", "pregunta", "preguntas", "pergunta", "perguntas", "domanda", "domande", "vraag", "vragen"),
    *("pytanie", "pytania", "otázka", "kérdés", "întrebare", "soru", "fråga", "spørgsmål", "spørsmål", "kysymys"),
    *("вопрос", "вопросы", "питання", "въпрос", "ερώτηση", "ερωτήσεις", "سؤال", "السؤال", "שאלה", "प्रश्न"),
    *("質問", "問題", "问题", "提问", "問", "질문", "câu hỏi", "pertanyaan", "คำถาม"),
    *("text", "utterance"),
)
ANSWERS = (
    *("answer", "answers", "a", "response", "responses", "reply", "replies"),
    *("antwort", "antworten", "respuesta", "respuestas", "réponse", "réponses", "reponse", "resposta", "respostas"),
    *("risposta", "risposte", "antwoord", "antwoorden", "odpowiedź", "odpowiedzi", "odpověď", "válasz", "răspuns"),
    *("cevap", "yanıt", "svar", "vastaus", "ответ", "ответы", "відповідь", "отговор", "απάντηση", "απαντήσεις"),
    *("جواب", "الجواب", "إجابة", "الإجابة", "תשובה", "उत्तर"),
    *("回答", "答え", "答案", "答", "解答", "답변", "대답", "câu trả lời", "trả lời", "jawaban", "คำตอบ"),
)
# Names of a question or of an answer that count only beside each other or beside a name above: many tables about other
# things have such columns too.
HEADLINES = ("title", "headline", "heading", "subject", "issue", "problem", "symptom")
BODIES = ("solution", "resolution", "fix", "content", "body", "text", "explanation")
# The fields of schema.org, whose questions have a `name`.
SCHEMA_QUESTIONS = ("name", "headline", "text")
SCHEMA_ANSWERS = ("accepted answer", "suggested answer")
# The fields of chat bots' training data.
UTTERANCES = ("patterns", "utterances")
# The field that holds the text of an answer that is an object.
ANSWER_TEXTS = ("text", "answer", "content", "body", "value", "html")

# Words that say nothing in the name of a column of questions or answers ("Question text", "FAQ answer").
FILLERS = frozenset(("text", "texts", "body", "html", "content", "title", "string", "the", "faq", "full", "customer"))

# What else a row says

# What a row is about.
TOPICS = (
    *("topic", "topics", "product", "products", "service", "category", "categories", "subject", "theme", "area"),
    *("department", "group", "thema", "themen", "produkt", "kategorie", "bereich", "tema", "temas", "producto"),
    *("categoría", "categoria", "produit", "catégorie", "thème", "sujet", "prodotto", "argomento", "onderwerp"),
    *(
        "categorie",
        "temat",
        "kategoria",
        "тема",
        "категория",
        "продукт",
        "カテゴリ",
        "カテゴリー",
        "分類",
        "分类",
        "类别",
        "주제",
    ),
)
# Further wordings of the question of a row: each column may hold several, and commas part those in `TAGS`.
WORDINGS = (
    *("alternatives", "alternative", "aliases", "alias", "synonyms", "synonym", "phrasings", "phrasing"),
    *("alternative questions", "alternative question", "alternate questions", "alternate question", "alt questions"),
    *("alt question", "other questions", "similar questions", "similar question"),
    *("variants", "variations", "question variants", "question variations", "paraphrases", "also asked as", "asked as"),
    *("rephrasings", "utterances", "training phrases", "patterns"),
)
TAGS = ("keywords", "keyword", "tags", "tag", "search terms", "schlagwörter", "schlagworte", "stichwörter", "mots clés")

# Columns that say whether a row is in use (`SWITCHES`) or not in use (`OFF_SWITCHES`), and values that mean no and yes.
SWITCHES = (
    *("enabled", "is enabled", "active", "is active", "published", "is published", "visible", "is visible", "live"),
    *("status", "state", "publish", "aktiv", "veröffentlicht", "activo", "publicado", "actif", "publié", "attivo"),
)
OFF_SWITCHES = (
    *("disabled", "is disabled", "draft", "is draft", "archived", "is archived", "hidden", "is hidden"),
    *("deleted", "is deleted", "inactive"),
)
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
        *("pages", "answers", "frequently asked questions", "knowledge base", "kb", "response", "payload", "props"),
    )
)
