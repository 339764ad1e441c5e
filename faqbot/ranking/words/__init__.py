"""The words of questions, for all kinds of evidence.

telling       how telling is each word, in general and in these documents? (also builds an array of the index)
word_arrays   the words of a block of questions as arrays
"""
