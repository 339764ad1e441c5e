"""The static table: a vector for each of 27,558 pieces of English words, of which the vectors of words are made.

    word_pieces      Which pieces does a word consist of?
    piece_trie       Which pieces do many thousands of words consist of?
    word_vectors     What is the vector of a word, and the sum of many?
    static_encoder   Which indexes have these vectors, and how does a user choose?

`pieces.npy`, `vectors.npy` and `scales.npy` are the table; NOTICE.txt says what it was made from, and the licences.
"""
