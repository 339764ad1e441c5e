"""The readers, one a format: from a text to a `Document`.

`registry` is the table of all formats. `plaintext` and `markdown` read prose: `outline` finds the headings of a page
without markup, `qa_marks` the questions, and `indentation` takes indentation off quotations. `tables` reads pairs.
"""
