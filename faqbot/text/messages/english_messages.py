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
    }
)
