"""The kinds of the lines of a plain-text page: its headings, its numbered entries, and its list of contents.

| module | what it finds |
|---|---|
| `line_looks` | the look of a single line, without regard to the lines around it |
| `underlines` | lines that a rule of signs below makes headings |
| `numbering` | numbered entries (`1.2. How …?`) and numbered headings (`SECTION 2 - …`) |
| `contents_index` | lists of the entries before the entries |
| `outline` | the kind of each line, derived from all of these |
"""
