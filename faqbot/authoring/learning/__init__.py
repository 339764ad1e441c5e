"""Take phrasings in, if they help.

Begin with `learn_command`.

learn_command.py    how does `faqbot learn` come from a file of rows to a report and a phrasings.csv?
drafted_rows.py     which rows does the answer of a language model have, or a file of feedback?
labels.py           what is a row, and when are two questions the same?
learning.py         which of the rows are taken in? (It calls the modules below.)
screening.py        what speaks against a row by itself?
nearness.py         what do the documents and the other rows say against it?
folds.py            which rows are held out together?
trial.py            what becomes of a question whose answer is known?
probes.py           which questions show what the rows do to other chunks?
worth.py            what changed for each question?
leaving_out.py      which rows make an answer worse?
likeness.py         how like are two questions?
row_review.py       which rows does the author want?
learning_report.py  what is printed?
writing/            how do rows come into phrasings.csv?
"""
