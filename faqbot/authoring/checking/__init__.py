"""`faqbot check`: what is wrong in a corpus, with path and line, and what to do about it.

check          Which checks are there, and what did all of them find?
finding        Which kinds of findings are there, and how bad is each?
material       What do the checks look at, and how is a corpus read in which things are broken?
documents      What is wrong in a document?
side_rows      What is wrong in phrasings.csv and synonyms.txt?
question_keys  When are two questions the same?
stale_decoys   Which decoys does a chunk ask in other words?
self_test      Does every stored question find its own answer?
check_report   How are the findings shown?
"""
