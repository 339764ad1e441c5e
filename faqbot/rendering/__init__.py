"""Replies and explanations as text, for people to read. No module here prints anything or needs a terminal.

readable.py         text without control characters, percentages, brief citations, JSON on one line
delimited_lines.py  records as lines of CSV or TSV, without cells that a spreadsheet runs as formulas
rows.py             rows of styled text, and the only function that wraps rows to the width of a terminal
aligned_table.py    the rows of a table in aligned columns
styled_markdown.py  an answer written in Markdown, as styled rows
inline/             the inline markup of reStructuredText and AsciiDoc, for people to read
terminal_styles.py  the styles of a terminal, and rows as text with escape sequences
links.py            hyperlinks from a citation to the cited file
reply_words.py      remarks on a reply, and the names of its options and matches
reply_rows.py       a reply as rows, for `faqbot ask` and for the shell
first_questions.py  the name of a corpus, and examples of questions that it answers
cited_section.py    the section around a citation, line by line
explain.py          the reasons for a reply (`ask --why`, `/why`)
"""
