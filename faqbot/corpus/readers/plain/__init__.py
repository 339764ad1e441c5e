"""The kinds of the lines of a plain-text page: its headings, its numbered entries, and its lists of contents.

Begin with `outline`, which puts together what the others find.

    outline          Which lines are the title, sections, questions, bullets or prose?
    marked_lines     Which lines have the mark of a title, heading or question?
    asking_lines     Which lines without a mark ask?
    pair_lines       Which lines hold a question and its answer?
    indented_answers Which lines stand above indented answers?
    line_looks       What does a single line look like?
    line_table       What do all lines look like, and how wide and deep are they?
    underlines       Which lines does a rule of signs make headings?
    decorated        Which lines are headings by the signs around them (*** FAQ ***)?
    numbers          Which numbered lines are questions or headings?
    bullet_questions Which bullets are questions?
    separators       Which rules of signs part answers or passages?
    signatures       Which lines at the end are a signature?
    page_breaks      Which lines are heads and feet of printed pages?
    contents_index   Where are the headings and questions only listed?
"""
