"""What faqbot says in English; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} passage", "{count} passages"),
        "or_last": "{others} or {last}",
        # What became of a question
        "which_answer": "That could mean several things. Which one?",
        "which_document": "Several documents answer that. Which one do you mean?",
        "which_document_of_many": "{count} documents answer that; here are {offered} of them. Which one do you mean?",
        "which_document_of_too_many": (
            "{count} or more documents answer that; here are {offered} of them. Which one do you mean?"
        ),
        "nothing_found": "I found nothing about that.",
        "nothing_found_in_documents": "I found nothing about that in the documents.",
        "nothing_found_in": "I found nothing about that in {titles}.",
        "title": "{title}",
        "unmentioned": "No document mentions {words}.",
        "unmentioned_in_document": "The document doesn't mention {words}.",
        "did_you_mean": "Did you mean {guess}?",
        "no_question": "I can't find a question in that.",
        # The current topic of a conversation
        "maybe_elsewhere": "Other documents may have what you mean.",
        # Numbers in a conversation
        "nothing_to_choose": "There is nothing to choose from now.",
        "no_such_number": ("There is only number {count} here.", "The numbers go from 1 to {count} here."),
        # Small talk; {subjects} are titles
        "and_last": "{others} and {last}",
        "more_titles": ("{count} more", "{count} more"),
        "greeting": "Hello. Ask me about {subjects}.",
        "welcome": "You're welcome.",
        "what_else": "What would you like to know?",
        "all_right": "All right. What would you like to know?",
        "goodbye": "Goodbye.",
        "abilities": "I answer questions about {subjects}: word for word from the documents, or not at all.",
        "identity": "I'm faqbot. I look up answers about {subjects} in the documents and quote them.",
        "maker": (
            "I'm faqbot, a program that looks up answers in documents and quotes them. The answers were written by the "
            "authors of the documents."
        ),
        # The documents as a whole; lists follow, an item a line
        "about": "The documents are about {subjects}.",
        "about_one": "The document is {title}.",
        "for_example": "You can ask, for example:",
        "documents": ("There is {count} document:", "There are {count} documents:"),
        "sections": "The document {title} has these sections:",
        "questions": "The document {title} answers, for example:",
        "more_items": ("and {count} more", "and {count} more"),
        # The last answer
        "nothing_before": "There is no answer yet that I could go back to. Ask me about {subjects}.",
        "no_next_item": "That was the last one of its list.",
        "no_more": "I have nothing more about that.",
        "no_other": "I'm sorry. I found nothing else about that; other words may help.",
        "which_other": "I'm sorry. Do you mean one of these?",
        "which_clearer": "I can only quote the documents. Is one of these clearer?",
        # A message of many questions
        "three_at_a_time": "These are the answers to your first three questions. Please ask the others again.",
    }
)
