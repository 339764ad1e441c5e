"""Files to documents to chunks: what is in the corpus, and where it stands.

`files` finds documents, `decoding` turns bytes into lines, a reader for each format (`plaintext`, `markdown`,
`tables`) turns lines into a `Document` (`outline` knows what a line without markup is, `questions` what asks), and
`chunking` cuts documents into the `Chunk`s that answers quote. `reading` runs them in that order.
"""
