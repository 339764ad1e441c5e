"""The marks that a page itself has for questions and answers: "K: …?" and "V: …" in Hungarian and in Finnish.

Every language has its own letters and short forms, and many authors make up theirs. So a page shows by its structure
what its marks are, and no list of letters is needed. The readers see these marks between signs that no text has, and
treat them like `Q:` and `A:`; afterwards, the signs are removed.

    mark_structure   Which marks does a text have before its questions and before its answers?
    mark_signs       How do the readers see these marks, and how are the signs removed from a document?
"""
