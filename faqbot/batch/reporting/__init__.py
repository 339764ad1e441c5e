"""Say how a batch went: while it runs, and at its end.

batch_progress.py  the bar with the questions so far and their outcomes
summary.py         the figures of a run, as a line and as tables of text
report_page.py     `--report`: the same figures as a page of HTML
report_plots.py    the two plots of that page
"""
