"""The documents of an index, kept so that some can be added and removed without reading the others.

kept_documents.py     what is kept of the documents: their files, and their segments in memory
document_changes.py   which documents are there after some were added or removed, and their new segments
document_list.py      the list of the documents in the directory of a saved index
"""
