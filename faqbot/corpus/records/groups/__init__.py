"""Find out which records belong together under a name.

group_lists     Which groups of records does JSON keep in a list of their own, and which records are in them?
row_groups      Which rows of a table are below a heading, or below a category that is written once?
written_once    Does a column write each name once, in the first of the rows that it holds for?
"""
