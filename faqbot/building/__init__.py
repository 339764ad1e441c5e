"""Build an index from documents: read and analyse them in segments, merge the segments, learn from the side files.

Answering a question imports nothing from this folder. In the order of the flow of data:

    update           Is the index in a directory up to date, and if not, how is it rebuilt?
    gathering        How do documents become an index, in memory or with a directory?
    missing_segments Which segments are made, and which documents are read apart from others?
    segment_store    Which parts of documents become a segment, and where is the segment kept?
    workers          Which process makes which segments?
    worker_server    What do these processes print when they are ended?
    documents/       Which documents are kept, and how are some added and removed?
    segment_writer   How are chunks analysed to a segment?
    questions        Which words of a chunk count for which field, and which chunks share phrasings?
    interning        Which number does each word have within a segment?
    segment          Which arrays and texts does a segment hold?
    segment_files    How is a segment written to a file and read again?
    unique_ids       Which chunks have the same id, and how are their ids made unique?
    builder          How do segments, side files and an encoder become an `Index`?
    merging          Which vocabulary, postings, weights and vectors do all segments give together?
"""
