"""Answer whole files of questions: read, answer, write, in this process, in several, or on several machines.

stream.py            the lines of a stream of questions, as soon as they arrive
question_columns.py  which columns hold the question, its id, and what is copied to the answers
input.py             the lines as records, in four formats
question_sheet.py    the rows of a workbook as records
question_file.py     an open file of questions, or standard input, in whatever format it is
tally.py             what is counted while questions are answered
output.py            the rows of answers
job.py               blocks of records, and how a block is answered
answer_workbook.py   the rows of answers as a workbook
settings.py          how a batch is run, and which outputs are refused
checkpoint.py        `--resume`: the answers so far, so that a run that was interrupted can go on
run.py               `faqbot batch`: from a file of questions to a file of answers
pool.py              the same in several processes
lines.py             `answer_lines`, for engines that run functions on many machines
machines/            `--dask`: many files on many machines
reporting/           how a batch went: the bar, the tables, the page of `--report`
"""
