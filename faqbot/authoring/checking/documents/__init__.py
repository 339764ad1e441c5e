"""The checks of documents.

lenient_reading   Which files cannot be read, or only in part?
encodings         Which lines were damaged by a wrong encoding?
table_faults      Which rows and columns of a table are not used?
finding_places    On which page, in which paragraph or cell is a finding?
omitted_lines     Which questions and headings have no text, and which lines are left out?
answer_sizes      Which answers are placeholders, a single word, only a link, shared, or longer than a screen?
code_fences       Which code blocks are not closed?
heading_marks     Which lines look like headings, and are read as text?
own_questions     Which questions are asked twice, or nearly so?
shared_questions  Which questions do documents about different things answer differently?
equal_names       Which entries have the same id, and which documents the same title?
link_targets      Which relative links and anchors lead nowhere?
anchors           Which anchors does a page have?
"""
