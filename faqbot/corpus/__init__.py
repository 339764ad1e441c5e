"""From files to documents to chunks: the texts of a corpus, and the lines they stand on.

`discovery` finds the documents, `decoding` turns bytes into text, and `readers/` turn a text into a `Document`, each
its own format; `records/` read the rows of tables. `chunking` cuts documents into the `Chunk`s that answers quote,
and `ids` names them. `authors/` read the side files, in which authors add questions and synonyms. `reading` runs all
of these in that order and returns a `Corpus`; `parts` does the same for a large table part by part.
"""
