"""The English words that mark questions, lists and headings in documents of every language.

Readers do not know the language of a document, and pages in other languages use some of these marks, too ("Q:",
"FAQ"). All constants are regular expressions for text in any letter case, but for the questions that find a list, which
are templates.
"""

from __future__ import annotations

# Questions and answers

# Names before the colon of a question or an answer: "Q:", "Answer 3:".
QUESTION_NAME = "Q(?:uestion)?"
ANSWER_NAME = "A(?:nswer)?"
# The whole text of a heading with an answer below it.
ANSWER_HEADING = r"(?:the\s+)?(?:short\s+)?(?:answer|solution)s?\s*:?"
# Part of a heading with a list of questions below it.
ASKING_SECTION = r"question|\bfaqs?\b|q\s*&\s*a"

# The whole text of a line that is a heading even without any mark of a heading.
WELL_KNOWN_HEADING = (
    r"(?:instructions?|steps?|directions?|tips?(?:\s*(?:&|and)\s*tricks?)?|advice|"
    r"(?:frequently asked )?questions(?: (?:&|and) answers)?|faqs?|q\s*&\s*a|summary|overview|introduction|"
    r"notes?)\s*:?"
)

# Lists

# Part of the heading of a list of steps (`PROCEDURE`) or of a list of tips (`ADVICE`).
PROCEDURE = (
    r"\b(?:instructions?|steps?|directions?|procedure|method|how[ -]?to|how do|set[ -]?up|install(?:ation|ing)?|"
    r"getting started|walkthrough|guide)\b"
)
ADVICE = r"\b(?:tips?|tricks?|advice|hints?|best practices?|recommendations?|do['’]?s (?:and|&) don['’]?ts)\b"
# Questions that find a whole list. `{title}` is the title of the document and `{thing}` is its last word. A list of
# steps has `STEPS_QUESTION`, and the plain ones too if its heading has a single word ("Instructions"). A list of tips
# has `TIPS_QUESTIONS`, or `HEADED_TIPS_QUESTION` if its heading does not say that it holds tips.
STEPS_QUESTION = "How do I do {title}? {heading}"
PLAIN_STEPS_QUESTIONS = ("How do I do this?", "How do I do it?", "How do I do this {thing}?", "What are the steps?")
TIPS_QUESTIONS = ("Any tips for {title}?", "Any tips?", "Any tips for this {thing}?", "What are the tips?")
HEADED_TIPS_QUESTION = "{heading} for {title}?"
ANY_THING = "one"  # stands for `{thing}` where the document has no title

# Sentences

# A full stop after an `ABBREVIATION` does not end a sentence. After `BEFORE_NUMBER`, it does not if a number follows.
ABBREVIATION = r"\b(?:e\.g|i\.e|cf|vs|etc|approx|ca|al|st|mr|mrs|ms|dr|prof|jr|sr|inc|ltd|co|dept|est|resp)"
BEFORE_NUMBER = r"\b(?:no|nos|nr|fig|figs|eq|sec|ch|vol|p|pp|min|max)\.$"
