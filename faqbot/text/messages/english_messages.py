"""What faqbot says in English; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Lists in words
        "or_last": "{others} or {last}",
        "more_words": ("{count} more word", "{count} more words"),
        # What became of a question
        "which_answer": "That could mean several things. Which one?",
        "which_document": "Several documents answer that. Which one do you mean?",
        "which_document_of_many": "{count} documents answer that, {offered} of them here. Which one do you mean?",
        "which_document_of_too_many": (
            "{count} or more documents answer that, {offered} of them here. Which one do you mean?"
        ),
        "not_answered": "The documents don't answer that.",
        "nothing_mentions": "Nothing in them mentions {words}.",
        "did_you_mean": "Did you mean {guess}?",
        "no_question": "There is no question here to answer.",
        # The current topic of a conversation
        "found_nothing_in": "I found nothing about that in {title}. Other documents may have what you mean.",
        # Numbers in a conversation
        "nothing_to_choose": "There is nothing to choose from now.",
        "no_such_number": ("There is only number {count} here.", "The numbers go from 1 to {count} here."),
    }
)
