"""Take phrasings in.

drafted_rows.py   which rows does the answer of a language model have, or a file of feedback?
"""
