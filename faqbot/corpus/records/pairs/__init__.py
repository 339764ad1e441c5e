"""Find out what a row or a record says as a pair.

wordings        Which further wordings of its question does a row have, and is the row in use?
record_pairs    Which question, which answer and which metadata does a record have?
pair_rows       What does a row of a table in running text say, if its header names questions and answers?
marked_rows     Which questions and answers do the rows of a table have that are marked by `Q:` and `A:`?
"""
