"""Read records with their lines from CSV, TSV, JSON Lines and JSON, for documents and for files of questions.

In the order of the flow of data:

    feed            Which number does each line have?
    delimited       Which records do CSV and TSV hold?
    json_records    Which records do JSON Lines and JSON hold?
    columns         Which column holds the question, the answer, the id?
"""
