"""Read the words of a question that no document has.

Each way to read such a word is a module, which is imported only when it is needed.

    spelt_apart     Which words do the documents write apart, or joined: "check-out" for "checkout"?
    final_s         Do the documents have an acronym in the plural: "PCs" for "pc"?
    letter_marks    Which word of the documents is a word without its marks: "pagina" for "página"?
    unknown_codes   Which words are codes whose meaning is asked: "What does error E010 mean?"
    met_together    Does a chunk have all the words that an unknown word may stand for?

The others are for languages without a list of correctly spelt words:

    compounds       Which words of the documents is a compound made of, and which compound are two words?
    other_forms     In which other forms do the documents have a verb: "abholen" for "abgeholt"?
    attached        Which words of the documents differ only in what is attached in front: "המוזיאון" for "למוזיאון"?
    akin            Which words of the documents begin like a word, as its forms do: "wniosek" for "wniosku"?
"""
