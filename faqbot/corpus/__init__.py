"""Files to documents to chunks: what is in the corpus, and where it stands.

`files` finds documents, `decoding` turns bytes into lines, a reader for each format (`plaintext`, `markdown`,
`tables`) turns lines into a `Document` (`outline` knows what a line without markup is, `questions` what asks), and
`chunking` cuts documents into the `Chunk`s that answers quote. `side_files` adds what authors say about them:
`phrasings` and `synonyms` read a format each, `references` finds the chunk that is meant. `reading` runs them in that
order, and gives a `Corpus`.
"""
