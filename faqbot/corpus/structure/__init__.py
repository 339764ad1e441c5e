"""Find what a document consists of beyond the marks of its format, on the blocks of any reader.

In the order in which `reading` applies them:

    document_titles   Which title says what the document is about, and which titles do documents share?
    contents_lists    Which lists only repeat the headings and questions of the document?
    pair_tables       Which tables hold questions and answers?
    faq_pages         Which headings are questions?
"""
