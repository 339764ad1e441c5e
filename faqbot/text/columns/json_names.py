"""The names of the fields of JSON, beside those that columns have, too."""

from __future__ import annotations

# The fields of schema.org, whose questions have a `name`.
SCHEMA_QUESTIONS = ("name", "headline", "text")
SCHEMA_ANSWERS = ("accepted answer", "suggested answer")
# The fields of chat bots' training data.
UTTERANCES = ("patterns", "utterances")
# The fields of a bot with answers to a list of questions, of which the bot gives one by chance.
VARIANTS = ("answers", "responses", "replies")
# The field that holds the text of an answer that is an object.
ANSWER_TEXTS = ("text", "answer", "content", "body", "value", "html")
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
