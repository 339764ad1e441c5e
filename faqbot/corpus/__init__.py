"""Read a corpus: from files to documents to chunks, each with the lines that it stands on.

In the order of the flow of data:

    reading      the way in: find the files, read the documents, cut them into chunks, read the side files
    files/       Which documents and side files are there, and which text do the bytes of each stand for?
    settings/    What do authors set in `faqbot.toml`?
    cutting      Where is a large table cut into parts?
    parts        Which chunks are in a part of a file, and which warnings does the part give?
    readers/     Which title, blocks and pairs does a text have? (A reader for each format.)
    records/     Which records do CSV, TSV, JSON Lines and JSON hold, and on which lines?
    document     the result of a reader: a `Document`
    structure/   Which titles, questions and answers does a document have beyond the marks of its format?
    chunking     Into which chunks, the passages that answers quote, is a document cut?
    passages     What is the text of a passage, and where is a long one cut?
    sentences    Where do sentences end?
    chunk        a `Chunk` and its `Source`
    ids          Which id does each chunk have?
    place        Where does a person find a chunk in a document without lines (`places`: on a page, in a cell)?
    addresses    Which address on the web does a document give for itself?
    authors/     Which questions and synonyms did authors add in side files?
    inventory    What became of each line of a document, and what should its author know?
    corpus       the result: a `Corpus` of chunks, phrasings, decoys and synonyms
"""
