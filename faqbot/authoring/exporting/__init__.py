"""Write the questions and answers of documents in the formats of other programs, and say what a format cannot hold.

In the order of the flow of data:

    exported.py        which questions, answers and wordings does a corpus have, and what else?
    cell_forms.py      how is a text written so that its signs are not taken for HTML?
    record_files.py    JSON Lines and CSV
    schema_page.py     the FAQPage of schema.org
    yaml_text.py       YAML that people can read
    bot_files.py       QnA Maker, QnABot, Rasa
    read_back.py       does a reader find in a text what was written?
    question_page.py   Markdown
    export.py          from documents to the text of a file, and what this text does not hold
"""
