"""The documents of an index: their language, and what is kept so that some can be added and removed by themselves.

document_language.py  the language that documents seem to be in
likely_language.py    which language a text is in, by how frequent its words are in each
kept_documents.py     what is kept of the documents: their files, and their segments in memory
document_changes.py   which documents are there after some were added or removed, and their new segments
document_list.py      the list of the documents in the directory of a saved index
"""
