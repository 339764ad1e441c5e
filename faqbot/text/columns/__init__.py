"""The names that people give to the columns of tables and to the fields of JSON, in English and other languages.

Names are written as `records.columns` compares them: in lower case, with single spaces between the words. Lists of
names are in the order of preference: of several columns for one purpose, the one whose name comes first counts.

    column_names        Which names do the columns of questions, answers, topics and the like have?
    name_parts          Which words within a name say how a text is written, in which language, or nothing at all?
    cell_values         Which values switch a row off, and which mean nothing?
    json_names          Which further names do the fields of JSON have?
    fact_labels         Which names do the columns of tables of facts have?
    judgement_names     Which columns and words do rows have that were judged or drafted?
"""
