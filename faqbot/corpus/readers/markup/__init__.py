"""The parts of the Markdown reader (see `readers.markdown`).

front_matter     read the metadata above a page, which may hold questions and answers
parsing/         find the blocks of a page, with markdown-it-py
directives       rules for containers and admonitions, which markdown-it-py does not know
page             turn the tokens of a page into blocks
components/      read the tags of components, and the titles of these and of shortcodes
containers       read what opens and closes containers, whose titles may ask
paragraphs       split paragraphs and items into questions, answers and text
marks            tell lines of markup from lines of text; remove marks from headings
html_parts       split raw HTML into tags and text
html_blocks      read raw HTML: <details>, headings, tables, definition lists
text_tables      read the cells of a table
link_lists       recognise tables of contents
bold_headings    find the bold lines that a page uses as headings
page_foot        end the last answer at the rule above the foot of the page
footnotes        take notes out of answers that do not cite them
line_runs        join the numbers of lines into ranges
"""
