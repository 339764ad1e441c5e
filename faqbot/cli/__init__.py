"""The command line.

main.py            run a command: arguments in, exit status out
arguments.py       the commands and options, and their help
cache.py           a bot for the documents of `--corpus`, whose index is cached between runs
cache_record.py    the records of the cache: the documents that an index was built from, and whether they changed
cached_indexes.py  the folders of the cached indexes, with locks that keep an index in use from being removed
"""
