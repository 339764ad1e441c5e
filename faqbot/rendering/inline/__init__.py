"""The marks within lines of reStructuredText and AsciiDoc, for people to read: links, code, emphasis. Lines stay lines.

inline_spans.py    a text as spans: stretches that are shown in one way
literal_blocks.py  which lines of a text are code, in which nothing is a mark
rst_spans.py       reStructuredText as spans
adoc_spans.py      AsciiDoc as spans
inline_markup.py   which of the two a document is written in, and its spans as rows for a terminal
"""
