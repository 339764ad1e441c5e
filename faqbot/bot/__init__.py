"""The class `FaqBot`: what a program has, part by part.

faq_bot.py          making a bot from documents, pairs, texts or a saved index
keeping_bot.py      adding and removing documents, saving, and reading them again
answering_bot.py    asking and searching
filtered_bot.py     a bot that knows only the chunks that a filter allows
indexed_bot.py      what the documents of a bot are: its chunks, titles and settings
index_replies.py    one question, asked of an index
chunk_sections.py   a chunk by its id, and the text around it
argument_checks.py  what is wrong with an argument, in words that help
"""

from faqbot.bot.faq_bot import FaqBot

__all__ = ["FaqBot"]
