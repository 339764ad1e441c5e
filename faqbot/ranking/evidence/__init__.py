"""The evidence for chunks: each module computes one kind, from a question and an array of chunks to a column.

    classifier         which chunk do the author's phrasings suggest?
    decoys             how near is the nearest question that is known to have no answer?
    vectors            how near are question and chunk in meaning, according to an encoder?
    ngrams             which runs of four characters have question and chunk in common?
    nearest_sentence   how near is the nearest sentence, question or phrasing of the chunk?
    coverage           which words of the question has the chunk, and by which of their readings?
    opposites          does the chunk ask the opposite of the question?
    matrix             the matrix of all columns, each of which has a name

All but `coverage`, `opposites` and `matrix` also build the arrays of the index that they read. The evidence of single
words in the three fields comes from `ranking.posting_lists`.
"""
