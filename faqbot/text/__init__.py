"""What faqbot knows of languages: how text becomes terms, and every word list.

`analyser` is the way in; `known_languages` says which languages have lists.

    analyser          text to words to terms
    patterns          the pattern of a token
    scripts           text beyond ASCII, and scripts that put no spaces between words
    language          the word lists that a language may bring, all empty by default
    talk              the same for conversations: references to what was said before, small talk
    known_languages   the lists of a language by its name
    english           the English lists; english.txt has general synonyms
    english_talk      the English lists for conversations
    document_words    the English words by which documents of every language are read
"""
