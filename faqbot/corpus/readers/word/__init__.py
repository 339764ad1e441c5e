"""The reader of Word files (DOCX): a zip archive of parts in XML.

Neither python-docx nor mammoth is used. Both leave out much of what people read in a document (the first: numbers of
lists, notes, text boxes, content controls, inserted text; the second: outline levels, numbers, hidden text, fields), so
that the walk over the XML would remain; and both are slower. The standard library's parser builds the trees, after
`archives` has refused what could exhaust it.

    word_reader      Read a document: its title, its blocks, what is left out.
    word_package     Which parts does a file consist of, and where are they?
    word_styles      What does a style say: a heading, a list, a table of contents, bold, hidden, code?
    word_numbering   Which number or bullet stands before a paragraph?
    run_text         Which text do the runs of a paragraph show, and what of it is emphasised?
    fields           Which text is the result of a field, and which fields are tables of contents?
    symbols          Which characters do the symbols of old typefaces stand for?
    word_body        Which paragraphs and tables does a document have, in the order in which they are read?
    word_tables      Which cells does a table have, and is it a table of data, of questions, or only a layout?
    pieces           A paragraph or a table of a document, before it is known what it is to its neighbours.
    plain_lists      Which paragraphs are items of lists that were typed by hand, and which ask?
    word_writer      Give the pieces of a document, in their order, to the builder of its text.
    sections         Count the paragraphs of each section, for citations.
"""
