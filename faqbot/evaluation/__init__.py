"""Measure how well a bot answers questions whose right answers are known.

labelled.py        read questions and the chunks that answer them from a file
asking.py          ask a bot these questions
verdicts.py        what became of one question, and what changed for it between two runs
results.py         what became of each question, and which of them are misses
metrics.py         the formulas of the figures, on plain numbers
evaluation.py      the figures of all questions
bounds.py          bounds on figures, which a run keeps or does not
saved_run.py       read what an earlier run wrote
run_comparison.py  compare a run with an earlier one, question by question
offers.py          what a bot would make of a question at any threshold
thresholds.py      suggest a threshold for a wanted precision, with cross-validation

`reporting/` has `faqbot eval`: the report, the rows, the JSON and the plots.
"""
