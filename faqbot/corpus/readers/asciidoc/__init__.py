"""The reader of AsciiDoc.

asciidoc_reader    read a page: the kind of each block, what is left out
adoc_header        the lines below the title of a page, and attributes such as `:product: Hive`
adoc_blocks        the blocks read so far: heads, questions, and where answers and delimited blocks end
adoc_text          paragraphs and code, and the attributes and the title above a block
adoc_lists         items, and labelled lists whose terms may be questions
adoc_delimited     code, tables, verses, and blocks that hold blocks
adoc_lines         the lines, and where a block, an item or a paragraph ends
adoc_tables        the cells of tables
adoc_marks         the patterns of all marks
adoc_titles        the text of a title without marks, and with the values of attributes
"""
