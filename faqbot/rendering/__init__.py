"""Replies and explanations as text, for people to read. Nothing here prints, or needs a terminal.

readable.py         text without control characters, percentages, citations; JSON on one line
rows.py             rows of styled text, and the one function that wraps them to the columns of a terminal
reply_rows.py       a reply as rows, for `faqbot ask` and for the shell
styled_markdown.py  an answer written in Markdown as styled rows
explain.py          why a reply is as it is (`ask --why`, `/why`)
links.py            hyperlinks from a citation to its file
"""
