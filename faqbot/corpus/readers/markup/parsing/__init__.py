"""Find the blocks of a page in Markdown with markdown-it-py, in a time and memory that stay small for every page.

block_parser    find the blocks, keeping no token that nobody reads
block_rules     rules for HTML, comments and tables
plain_rules     rules for what most pages consist of, in a part of the time
hidden_lines    take out the comments of Obsidian and the code of MDX
module_lines    find the imports and exports of MDX
first_signs     ask only the rules that the first sign of a line permits
"""
