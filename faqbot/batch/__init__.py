"""Answer whole files of questions: read, answer, write, in this process, in several, or on several machines.

stream.py      the lines of a stream of questions, as soon as they arrive
input.py       the lines as records, in four formats
job.py         blocks of records, and how a block is answered
output.py      the rows of answers, in three formats
run.py         `faqbot batch`: from a file of questions to a file of answers
pool.py        the same in several processes
checkpoint.py  `--resume`: the answers so far, so that a run that was interrupted can go on
lines.py       `answer_lines`, for engines that run functions on many machines
dask.py        `--dask`: many files on many machines
"""
