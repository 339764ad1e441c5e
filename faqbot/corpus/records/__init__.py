"""Records with their lines, from CSV, TSV, JSON Lines and JSON; documents and files of questions are read alike.

`feed` counts lines, `delimited` and `json_records` find the records in them, `columns` knows which column is which.
"""
