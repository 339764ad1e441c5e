"""What speaks for a chunk: a module for each kind of evidence, from a question and an array of chunks to a column.

    ngrams             runs of four characters in common
    nearest_sentence   the sentence, question or phrasing of the chunk that is nearest to the question
    coverage           which words of the question the chunk has, and by which of their readings
    classifier         what many phrasings teach
    vectors            nearness in meaning, by an encoder
    opposites          whether the chunk asks the opposite
    matrix             the matrix that the columns form, each with its name

Some modules also build what they read: it stands in the index. What words add, field by field, is in `posting_lists`.
"""
