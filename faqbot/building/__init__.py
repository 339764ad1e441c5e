"""Documents to an index: read, analyse, merge, learn. Only building needs this folder; a question does without it.

In the order of the flow of data:

    update           which saved index is brought up to date, and may it stay as it is?
    gathering        the one way from documents to an index, in memory or with a directory
    segment_store    which parts of documents become a segment, and where is it kept?
    workers          in how many processes are documents read?
    wording          which words of a chunk count for which field?
    interning        how are words numbered fast?
    segment          what does a segment hold?
    segment_writer   how are chunks analysed to a segment?
    segment_files    how is a segment written to disk and read back?
    unique_ids       which chunks share an id, and what becomes of them?
    vocabulary       which number has a word or term in the whole index?
    merger           what do the segments give together: postings, weights, bounds?
    builder          from segments, side files and an encoder to an `Index`
    calibration      how sure may an answer of this corpus be?
"""
