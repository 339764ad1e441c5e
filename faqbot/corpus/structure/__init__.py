"""Find what a document consists of beyond the marks of its format, on the blocks of any reader.

In the order in which they are applied, the title by `reading` and the others by `passes`:

    telling_names     Which names of pages, files and folders say nothing?
    document_titles   Which title says what the document is about?
    equal_titles      What is added to a title that several documents share?
    sign_offs         Which lines at the end sign a letter off, and which line greets?
    contents_lists    Which lists only repeat the headings and questions of the document?
    answer_lists      Which lists that ask are part of an answer?
    marked_pairs      Which items ask, which marks belong to no answer, and which questions share an answer?
    pair_tables       Which tables hold questions and answers?
    faq_pages         Which headings are questions?
    question_numbers  Which numbers before questions are no part of them?
    unnamed_pairs     Which tables hold questions and answers though their headers do not say so?
    table_rows        What is a row about whose first cell is empty? (asked by `chunking`)
    list_kinds        Is a list of steps or of tips, and which questions find it? (asked by `chunking`)
"""
