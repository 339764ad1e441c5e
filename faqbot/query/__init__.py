"""What a question says, in the terms of an index.

`query.analyse` is the way in.

    query       a question as concepts, the documents it names, and the chunks stored under it
    spelling    typos
    lexicon     the words that typos are repaired to, searched by prefix and by distance
    expansion   synonyms
    names/      the documents that a question names
"""
