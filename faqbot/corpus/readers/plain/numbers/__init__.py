"""The numbers of a plain-text page: which numbered lines are questions or headings.

numbering          Which lines look like numbered entries?
series             Which of them are questions or headings, by the entries with the same signs?
numbered_sections  Which go on with one numbering through the page, with or without blank lines below?
named_headings     Which lines are a word and a number (SECTION 2)?
"""
