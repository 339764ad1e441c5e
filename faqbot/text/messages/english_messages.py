"""What faqbot says in English; `catalogue` says how the sentences are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH_SENTENCES: Mapping[str, str | tuple[str, str]] = MappingProxyType(
    {
        # Counts, and lists in words
        "passages": ("{count} passage", "{count} passages"),
        "or_last": "{others} or {last}",
        "and_more": "{others} and {count} more",
        # How sure an answer is, and where it is
        "sure": "sure",
        "likely": "likely",
        "unsure": "unsure",
        "line": "line {line}",
        "lines": "lines {first}–{last}",
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
        "missing_word": "{word}",
        "other_language": "The question seems to be in another language than the documents.",
        "did_you_mean": "Did you mean {guess}?",
        "see_also": "See also:",
        "nearest_things": "The nearest things:",
        "read_as": "I read {readings}.",
        "reading": "“{asked}” as “{known}”",
        "carried_topic": "About {topic}.",
        "carried_both": "About {topic}: {question}",
        "carried_question": "Your question: {question}",
        "no_question": "I can't find a question in that.",
        # Why: what was decided
        "why_small_talk": "Why this reply: I took that for small talk and searched no document.",
        "why_stored": "Why this answer: it is stored under exactly this question.",
        "why_answered": "Why this answer: {sure}, and {needed} is enough.",
        "why_abstained": "Why no answer: {sure}, and {needed} is needed.",
        "why_asked_back": (
            "Why I ask back: several answers are too close to call. That one of them is right: {sure}, and {needed} is "
            "enough."
        ),
        "why_tied": (
            "Why no answer: several answers are too close to call. That one of them is right: {sure}, and {needed} is "
            "needed."
        ),
        "why_only_number": "Why no answer: that is only a number, and no passage on the screen has it.",
        "why_place": "Why this answer: the text asks for this passage by its place in the document.",
        "why_no_known_word": "Why no answer: nothing that was searched has a word of the question.",
        "why_no_word": "Why no answer: there is no word in the question.",
        "why_decoy": "Why no answer: phrasings.csv lists exactly this question as one without an answer.",
        # Why: how the question was read
        "taken_for_question": "After what was said before, I took it for “{question}”.",
        "taken_for_topic": "After what was said before, I took it to be about {topic}.",
        "taken_for_both": "After what was said before, I took it for “{question}”, about {topic}.",
        "why_strangers": "With {words}, the question names something that no document is about.",
        "why_named": "The question names {titles}.",
        "why_perhaps_named": "The question has words of the title of {titles}.",
        # Why: the evidence for a passage
        "why_of_nearest": "The nearest passage, {place}:",
        "why_of_option": "The first one, {place}:",
        "why_of_others": "The others:",
        "why_matched": "It has these words of the question: {words}.",
        "why_synonyms": "I took {readings}, which means much the same.",
        "why_coverage": "In all, it covers {share} of the question; rare words count most.",
        "why_score": "Its score is {score}, the sum of:",
        "evidence_text": "the words of its text and questions",
        "evidence_headings": "the words of its headings and title",
        "evidence_characters": "runs of characters in common",
        "evidence_sentences": "its nearest sentence or question",
        "evidence_classifier": "what the phrasings teach",
        "evidence_vectors": "nearness in meaning",
        "evidence_content": "the telling words of the question that it has",
        "evidence_asked": "the telling words of its own question that are asked",
        "evidence_unnamed": "the question names another document",
        "evidence_aside": "it is about the page or the project, such as a change log",
        "why_alone": "No other answer was found.",
        "why_ahead": "The best other answer scores {lead} less",
        "why_behind": "The best other answer scores {lead} more",
        "why_doubt": "{doubt}, which leaves {share} of the confidence.",
        "doubt_opposite": "It asks the opposite of the question",
        "doubt_exchanged": "It says “{instead}” where the question says “{asked}”",
        "doubt_stranger": "The question is about something that no document is about",
        "doubt_single": "It does not say the only word of the question itself",
        "doubt_spelling": "The only word that the documents have may not be a typo",
        "why_like_decoys": (
            "The question is like those that phrasings.csv lists as having no answer, which lowers the confidence."
        ),
        "why_in_short": "{place} has {words}: {share} of the question",
        "why_no_match": "{place} has no word of the question",
        "why_score_mostly": "score {score}, mostly {kinds}",
        # Why: what follows in a conversation
        "reply_about": "The reply is about {topic}.",
        "topic_now": "The topic now is {topic}.",
        "no_topic_now": "There is no topic now.",
        "it_took": "It took {time}.",
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
        "abilities": "I answer questions about {subjects}, word for word from the documents or not at all.",
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
        # The first screen of the shell, and its commands
        "ask_for_example": "Ask in your own words, for example:",
        "ask_about_example": "Ask in your own words, for example about {headings}.",
        "ask_anything": "Ask a question in your own words.",
        "help_and_leave": "/help lists the commands, Ctrl-D leaves.",
        "counted_documents": ("{count} document", "{count} documents"),
        "counted_topics": ("{count} topic", "{count} topics"),
        "nothing_asked": "Nothing was asked yet.",
        "no_more_matches": "There are no more matches.",
        "no_matches": "There are no matches to show.",
        "matches_left": ("{count} more: /more", "{count} more: /more"),
        "that_is_all": "That is all.",
        "nothing_was_found": "Nothing was found.",
        "how_to_open": "/open N shows match N in its document.",
        # The commands /topic, /open and /sources
        "topic_set": "The topic is {topic}. /topic - clears it.",
        "topic_is": "The topic is {topic}.",
        "all_searched": "There is no topic: all documents are searched.",
        "titles_match": "Several titles match:",
        "no_such_title": "No document has the title {title}.",
        "topic_lists": "/topic lists them.",
        "part_of_title": ("and {count} more; part of a title is enough", "and {count} more; part of a title is enough"),
        "more_documents": (
            "and {count} more document, {passages} in all",
            "and {count} more documents, {passages} in all",
        ),
        "not_a_number": "{text} is not a number.",
        # The page of `faqbot serve`
        "page_question": "Your question",
        "page_ask": "Ask",
        "page_skip": "Skip to your question",
        "page_conversation": "Conversation",
        "page_start_over": "Start over",
        "page_looking": "Looking it up …",
        "page_copy": "Copy the answer",
        "page_copied": "Copied",
        "page_not_copied": "The browser did not allow copying.",
        "page_good": "This helped",
        "page_bad": "This did not help",
        "page_thanks": "Thank you for telling us.",
        "page_close": "Close",
        "page_new_window": "opens in a new tab",
        "page_ended": "The earlier conversation has ended. This is a new one.",
        # What goes wrong on it
        "page_retry": "Try again",
        "page_unreachable": "The server cannot be reached.",
        "page_too_many": "Too many questions are being asked. Please wait a moment.",
        "page_too_long": "The question is too long. Please shorten it.",
        "page_too_slow": "The answer took too long.",
        "page_failed": "Something went wrong on the server.",
        # The page of a source
        "page_cited": "What is cited is marked.",
        "page_as_read": "This is the text as it was read from the document.",
        "page_gone": "There is no such passage. The documents may have changed.",
        "page_back": "Ask a question",
    }
)
