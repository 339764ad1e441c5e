"""The index of the documents of `--corpus`, kept between runs.

cache.py           a bot for documents whose index is kept
cache_record.py    the records of the cache: the documents that an index was built from, and whether they changed
cached_indexes.py  the folders of the kept indexes, with locks that keep an index in use from being removed
"""
