"""Merge the segments of all documents to the arrays of one index.

merger            Which weights, units, titles and chunks do all segments give together?
vocabulary        Which number does each word or term have in the whole index?
merged_postings   Which chunks have each term, and with which weight?
kept_numbers      Which number did each word or term have in the last index?
stored_vectors    As what does an index keep vectors, and how alike are its titles?
kept_vectors      Which vectors of the last index are those of this one?
in_threads        How are several parts of this done at the same time?
free_memory       How does memory that was used for a while go back to the system?
"""
