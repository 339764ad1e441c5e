"""The reader of reStructuredText.

restructured        read a page: the kind of each block, directives, what is left out
rst_blocks          the blocks read so far: levels, anchors, heads and the ends of answers
rst_items           what is indented below an item, without the marks of directives
rst_tables          the cells of tables
rst_substitutions   what the page defines for references such as `|product|`
rst_lines           the lines, and where a block ends
rst_marks           the patterns of all marks, and the directives by what they hold
"""
