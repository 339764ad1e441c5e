"""The checks of the side files.

side_reading     Which lines of the side files cannot be read, and what do the others say?
phrasing_rows    Which phrasings are repeated, contradictory, or of no effect?
decoy_rows       Which decoys do the documents answer?
synonym_rules    Which synonyms have no effect, or make two questions the same?
"""
