"""The readers, one for each format: from a text to a `Document`.

Begin with `registry`, the table of the formats.

    registry       Which formats are there, and which reader does each have?
    content        Which of the readers fits the content of a text file?
    plaintext      Which blocks does a page without markup have?
    plain/         Which lines of such a page are the title, sections, questions, bullets or prose?
    markdown       Which blocks does a page in Markdown have?
    markup/        Which tokens, containers, tags and front matter does such a page consist of?
    rst/           Which blocks does a page in reStructuredText have?
    qa_marks       Where does a question or an answer begin, in plain text and in Markdown?
    own_marks/     Which marks does a page itself have for its questions and answers?
    indentation    How is a quotation dedented?
    exports/       Which pairs and which text do YAML, notebooks and the exports of other programs have?
    tables         Which question/answer pairs does a table have?
    archives       Which parts does a file have that is a zip archive, and is it safe to expand them?
    file_kinds     What is a file that is not what its suffix says?
"""
