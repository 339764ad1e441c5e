"""The side files that authors write beside their documents.

`phrasings` and `synonyms` read one file format each, `references` finds the chunk that a row names, and `side_files`
adds them all to the chunks of a corpus.
"""
