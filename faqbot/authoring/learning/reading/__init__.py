"""Find the rows in what a language model prints, in files of feedback, and in answers that people have judged.

In the order of the flow of data:

    drafted_cells.py     what does a cell say: which chunk, none, or not yet?
    drafted_columns.py   which column holds the question, and which the chunk or the judgement?
    judgements.py        which chunk is right, by the columns of answers that were judged?
    found_rows.py        what became of a line?
    drafted_objects.py   which rows does JSON have, of any shape, also if it was cut off?
    row_lines.py         which row does a single line have, and how certain is that?
    drafted_lines.py     which rows do all lines have: CSV, tables in Markdown, lists, with talk around them?
    judged_tables.py     which rows do tables of answers have?
"""
