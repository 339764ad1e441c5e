"""Write rows into the phrasings.csv beside the documents.

placing.py         into which folder does a row belong, and how is its chunk named there?
merging.py         what are the contents of a phrasings.csv with further rows?
phrasings_file.py  how is the file written, although others may write it at the same time?
"""
