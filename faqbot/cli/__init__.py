"""The command line.

main.py       runs a command: arguments in, exit status out
arguments.py  the commands and options, and their help
cache.py      the documents of `--corpus`, kept as an index between runs
encoders.py   the model that `--encoder` names
"""
