"""The static tables: vectors of words, in one space for 26 languages, of which the vectors of texts are made.

    language_tables  Which languages have a table, and what does a table offer?
    piece_table      Which vectors do English words have, by their pieces?
    word_pieces      Which pieces does an English word consist of?
    piece_trie       Which pieces do many thousands of them consist of?
    coded_table      Which vectors do the words of another language have?
    word_vectors     What is the vector of a word, and the sum of many?
    static_encoder   Which indexes have these vectors, and how does a user choose?

`pieces.npy`, `vectors.npy` and `scales.npy` are the table of English, and the folder `languages` has the others;
NOTICE.txt says what they were made from, and the licences.
"""
