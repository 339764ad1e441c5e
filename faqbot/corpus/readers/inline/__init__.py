"""What the readers of reStructuredText and AsciiDoc share to write inline markup as Markdown has it.

shown_parts     put a text together from parts that are shown in other words, with the same number of lines
"""
