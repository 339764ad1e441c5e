"""The names of the columns of questions and answers, and of what stands beside them, in English and other languages."""

from __future__ import annotations

from faqbot.text.document_words import PAIR_NAMES

# The names of questions and of answers, language by language.
NATIVE = tuple(
    ((*names.questions, *names.question_columns), (*names.answers, *names.answer_columns)) for names in PAIR_NAMES
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
            *("short answer", "shortanswer"),
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


def names_for(*purposes: str) -> tuple[str, ...]:
    """Return the names for some purposes, each once: those of the first purpose before those of the next."""
    languages = (names for purpose in purposes for names in PURPOSES[purpose])
    return tuple(dict.fromkeys(name for names in languages for name in names))


TOPICS, SECTIONS = names_for("topic"), names_for("section")
WORDINGS, TAGS = names_for("wording"), names_for("tags")
SWITCHES, OFF_SWITCHES = names_for("switch"), names_for("off")
# Names of a question or of an answer that count only beside each other or beside a name above: many tables about other
# things have such columns too.
HEADLINES, BODIES = names_for("title", "problem", "term"), names_for("body", "meaning")
# The same, language by language: two of these names belong together in one language only, because a term in Italian
# ("termine") is a date in German.
HEADLINES_WITH_BODIES = tuple(
    ((*titles, *problems, *terms), (*bodies, *meanings))
    for titles, problems, terms, bodies, meanings in zip(
        *(PURPOSES[purpose] for purpose in ("title", "problem", "term", "body", "meaning")), strict=True
    )
)
# Names of a question, among these, whose answer is all that the row says of causes, meanings and remedies.
PROBLEMS, DETAILS = names_for("problem", "term"), names_for("cause", "meaning")

# Names of a question that count only beside a name of an answer.
DESCRIPTIONS = ("description", "desc", "beschreibung", "descripción", "описание", "描述")

# The id of a pair, as its author or the bot that it was exported from names it.
ENTRY_IDS = ("id", "qid", "qna id")

# Names of a column with the address of the page that a pair is from, the most telling one first.
PAGE_ADDRESSES = (
    *("url", "link", "html url", "page url", "article url", "source url", "permalink", "canonical url", "web url"),
    *("source", "address", "href"),
)
