"""Measure how well a bot answers questions whose right answers are known.

labelled.py    read questions and the chunks that answer them from a file
asking.py      ask a bot these questions
metrics.py     the formulas of the figures, on plain numbers
evaluation.py  the figures of all questions, and the worst mistakes
report.py      `faqbot eval`: the figures as a report or as JSON
"""
