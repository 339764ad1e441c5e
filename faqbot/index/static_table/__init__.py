"""The static table: a vector for each of some 30,000 pieces of English words, of which words are put together.

    word_pieces    Which pieces does a word consist of?
    word_vectors   What is the vector of a word?

`hashes.npy`, `scales.npy` and `vectors.npy` are the table; NOTICE.txt says what it was made from, and the licences.
"""
