"""Languages: how text becomes terms, and all word lists.

Begin with `analyser`, which turns text into terms. The word lists of a language are found by `known_languages`.

    analyser          How does text become words and terms?
    patterns          Which characters make a token?
    scripts           How is text beyond ASCII normalised and split?
    unspaced          How is text without spaces between words split?
    fingerprint       Do two versions of the analyser make the same terms?
    known_languages   Which languages have word lists?
    language          Which word lists may a language have? (All are empty by default.)
    languages         The word lists of each language.
    language_codes    Which code does a language have, and which name in the language itself?
    forms             How are the words of a language spelt and formed?
    word_list         Which words are spelt correctly, and how rare are they?
    negation          Which words are negated by a prefix or an ending?
    messages          Which sentences does faqbot say to people?
    talk              Which patterns and phrases may a language have for conversations?
    document_words    Which words mark questions, lists and headings in documents of every language?
    programs          Which names do programs and formats give to things?
    columns           Which names do the columns of tables and the fields of JSON have, in several languages?
    suggest           Which known name is nearest to a misspelt one ("did you mean")?
"""
