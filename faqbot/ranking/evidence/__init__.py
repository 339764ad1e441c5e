"""The evidence for chunks: each module computes one kind, from a question and an array of chunks to a column.

    classifier         which chunk do the author's phrasings suggest?
    decoys             how near is the nearest question that is known to have no answer?
    vectors            how near are question and chunk in meaning, by their vectors?
    nearest_chunks     which chunks do the vectors find that the words have not found?
    word_sums          what are the vectors of chunks and questions by the static table of words?
    ngrams             which runs of four characters have question and chunk in common?
    nearest_sentence   how near is the nearest sentence, question or phrasing of the chunk?
    coverage           which words have question and chunk in common, and by which of their readings?
    exchanges          which telling word of the question does the chunk replace by another?
    opposites          does the chunk ask the opposite of the question?
    matrix             the matrix of all columns, each of which has a name

`classifier`, `decoys`, `vectors`, `word_sums`, `ngrams` and `nearest_sentence` also build the arrays of the index that
they read. The evidence of single words in the fields comes from `ranking.posting_lists`.
"""
