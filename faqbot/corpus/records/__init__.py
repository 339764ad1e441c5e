"""Read records with their lines from CSV, TSV, JSON Lines and JSON, for documents and for files of questions.

In the order of the flow of data:

    feed            Which number does each line have?
    delimited       Which records do CSV and TSV hold?
    heads           Which columns does a delimited table have, and what stands above them?
    json_records    Which records do JSON Lines and a JSON list hold?
    groups/         Which records belong together under a name: lists of groups, categories, rows that are headings
    pair_tree       Which pairs do values of any shape hold (JSON, YAML), and what is no pair?
    json_tree       Which pairs does a JSON text hold?
    column_pairs    Which columns of a table hold its questions and its answers, once or several times?
    columns         Which column holds the question, the answer, the id?
    pairs/          What does a row or a record say as a pair: its wordings, its metadata, its headings?
    cell_text       Which text does a cell with HTML have?
"""
