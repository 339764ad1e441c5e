"""Read what other programs write: YAML, notebooks, and the exports of bots and help desks that have their own shape.

- `yaml_reader` reads question/answer pairs in YAML, wherever they are in it.
- `yaml_nodes` parses YAML: nodes with their positions, within limits that no alias and no nesting gets around.
- `yaml_tree` finds the pairs among these nodes, as `records.pair_tree` finds them in JSON.
- `rasa` joins the examples and the responses of a Rasa bot.
- `notebook_reader` reads Jupyter notebooks: their text, and their code below it.
- `qna_file` reads the `.qna` files of Microsoft's Bot Framework.
"""
