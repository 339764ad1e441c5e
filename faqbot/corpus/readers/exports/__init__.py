"""Read YAML, notebooks, and what bots and help desks export in a shape of its own.

yaml_reader      Which pairs does a YAML file have?
yaml_nodes       Which values does YAML hold, and where, within limits that no alias and no nesting gets around?
yaml_errors      What is wrong with a text that is not valid YAML?
yaml_tree        Which pairs are among these values?
rasa             Which examples and which responses of a Rasa bot belong together?
yaml_pairs       Which of the two is asked, and what is left out?
written          How did the author write a number that is an answer?
botpress         Which texts do the answers of a Botpress bot refer to?
articles         Which parts does an article of a help desk have?
notebook_reader  Which text and which code does a Jupyter notebook have?
qna_file         Which questions does a `.qna` file of Microsoft's Bot Framework have?
"""
