"""The side files that authors write beside their documents: phrasings.csv and synonyms.txt.

Begin with `side_files`.

    side_files          Which corpus do the chunks and the side files make? (It calls the others.)
    phrasings           Which questions does phrasings.csv have, and for which chunks?
    references          Which chunk does a row name?
    left_out_documents  Which rows may be about documents that settings leave out?
    short_references    Which reference is short enough to be copied by a person or a language model?
    synonyms            Which rules does synonyms.txt have?
"""
