"""Analyse a question: turn its words into the terms of an index.

Begin with `query.analyse`. In the order of the flow of data:

    asked_words       Which part of a pasted book is read, and how do the documents spell its words?
    query             Which words count, and which chunks are stored under the whole question?
    word_readings     Which terms may each word stand for?
    word_memory       Which words of earlier questions need no reading?
    names/            Which documents does the question name?
    topic             Which chunks does `topic=` allow?
    filters           Which chunks does `filter=` allow?
    spelling          Which word of the corpus is a typo for?
    lexicon           Which stored words have a prefix, or are within one or two edits of a word?
    unknown/          What does a word stand for that no document has?
    same_names        By which other names do the documents name a day, a month or a telephone: "Sat"?
    expansion         Which synonyms do words have?
    asked_exceptions  Does the question ask for what is not so?
    missing_words     Which words does the corpus not have, and which of them are worth naming?
"""
