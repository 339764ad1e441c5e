"""The English words by which documents are read, whatever their language: how questions, lists and headings are marked.

Documents are read before an analyser of their language is chosen, and pages in other languages use some of these
marks, too ("Q:", "FAQ"). Constants are regular expressions, for text in any case, unless they are sentences.
"""

from __future__ import annotations

# Questions and answers

# The names that may stand before a colon: "Q:", "Answer 3:".
QUESTION_NAME = "Q(?:uestion)?"
ANSWER_NAME = "A(?:nswer)?"
# A heading, as a whole, below which the answer stands.
ANSWER_HEADING = r"(?:the\s+)?(?:short\s+)?(?:answer|solution)s?\s*:?"
# What a heading has above which questions are listed.
ASKING_SECTION = r"question|\bfaqs?\b|q\s*&\s*a"

# A line that is a heading, as a whole, even where nothing else marks it as one.
WELL_KNOWN_HEADING = (
    r"(?:instructions?|steps?|directions?|tips?(?:\s*(?:&|and)\s*tricks?)?|advice|"
    r"(?:frequently asked )?questions(?: (?:&|and) answers)?|faqs?|q\s*&\s*a|summary|overview|introduction|"
    r"notes?)\s*:?"
)

# Lists

# A heading of a list has one of these if its items are steps, or tips.
PROCEDURE = (
    r"\b(?:instructions?|steps?|directions?|procedure|method|how[ -]?to|how do|set[ -]?up|install(?:ation|ing)?|"
    r"getting started|walkthrough|guide)\b"
)
ADVICE = r"\b(?:tips?|tricks?|advice|hints?|best practices?|recommendations?|do['’]?s (?:and|&) don['’]?ts)\b"
# Questions that find a whole list; `thing` is the last word of the title. The first is asked of any list of its kind,
# the others of one whose heading says nothing more.
STEPS_QUESTION = "How do I do {title}? {heading}"
PLAIN_STEPS_QUESTIONS = ("How do I do this?", "How do I do it?", "How do I do this {thing}?", "What are the steps?")
TIPS_QUESTIONS = ("Any tips for {title}?", "Any tips?", "Any tips for this {thing}?", "What are the tips?")
HEADED_TIPS_QUESTION = "{heading} for {title}?"
ANY_THING = "one"  # the thing of a document without a title

# Sentences

# A full stop behind an abbreviation ends no sentence; behind the second kind, only if no number follows.
ABBREVIATION = r"\b(?:e\.g|i\.e|cf|vs|etc|approx|ca|al|st|mr|mrs|ms|dr|prof|jr|sr|inc|ltd|co|dept|est|resp)"
BEFORE_NUMBER = r"\b(?:no|nos|nr|fig|figs|eq|sec|ch|vol|p|pp|min|max)\.$"
