"""Which chunks may answer a question, in which order: from a question that was read to its candidates, as arrays.

The way of a question through this folder:

    ranking         the whole way, and what follows from a document that the question names
    posting_lists   the question as posting lists, field by field
    shortlist       the fifty chunks or so that are looked at closely, most of them by
    maxscore        the top k by words, without scoring every chunk
    evidence/       what speaks for each chunk of the shortlist, a column for each kind
    scoring         the columns weighted and added up
    candidates      the result: the chunks, best first, with their scores and their evidence
    duplicates      which chunks give the same answer, and which ask the same question
"""
