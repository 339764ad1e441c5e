"""Turn the bytes of a page into a tree of elements and texts, each with its lines in the file.

page_encoding   find the encoding, as browsers do
page_source     prepare the source, so that the parser is fast and tells the lines
page_elements   what a tree consists of
page_tree       the tree of a page, with the sizes and styles in it
drawn_marks     tidy the tree: marks and numbers that authors set as elements of their own
marked_texts    show the readers the marks that a page itself has for questions and answers
"""
