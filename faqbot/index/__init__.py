"""The index: the arrays and texts that questions are answered from, in memory or mapped from a file.

In the order of the flow of data:

    schema     which arrays and texts has an index, of which types and lengths, with which values?
    packing    how are many byte strings kept as one text, and how are they found by hash?
    bm25       how much does a term weigh in a field of a chunk?
    postings   which chunks have a term in a field, and with which weight?
    titles     which titles are there, and which number has a title?
    encoder    how is an encoder identified, and how are its vectors checked?
    encoders/  which encoder does a name stand for, and how is its model found and run?
    scratch    into which arrays does a question write, to clear them again afterwards?
    index      `Index`: how are chunks, terms and stored questions looked up?
    facets     which chunks have a value in their metadata?
    scope      which chunks are allowed as matches for a question?
    contents   how many chunks has each topic, and from which files do they come?
    static_table/   which vectors do words have?
    storage/   how is an index written, loaded and verified?
"""
