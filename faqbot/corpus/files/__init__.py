"""From the roots of a corpus to the files in them, and from the bytes of a file to its text.

discovery       Which documents and side files are there, and by which name is each cited?
document_state  Has a document changed since somebody looked?
refusals        Which files are not read, why, and what would do instead?
decoding        Which text do the bytes of a file stand for, and which lines?
guessed_encoding  In which encoding is a text that is not UTF-8?
encoding_letters  Which letters does each language have in its encodings?
whole_files     Which bytes does a file have that is read as a whole, if it has an end?
own_files       Does a file that is to be written belong to the corpus?
"""
