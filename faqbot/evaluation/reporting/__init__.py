"""`faqbot eval`: a run as text to read, as rows, as JSON and as plots.

eval_command.py       the whole command: read the questions, ask them, write the files, return the report
report.py             the report of a run, part by part
plain_words.py        its first paragraph, for readers who know nothing of retrieval
figure_tables.py      the tables of figures
miss_list.py          the misses, as lines
run_changes.py        the differences from an earlier run
threshold_advice.py   a suggested threshold, and what it costs
report_lines.py       lines of at most 80 columns, and figures as cells
result_rows.py        a row for each question, as CSV, TSV or JSON Lines
plots.py              a reliability diagram and a risk-coverage curve
"""
