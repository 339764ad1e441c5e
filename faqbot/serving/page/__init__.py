"""The page to chat on, the page of a source, and the widget for other sites.

elements.py          elements of HTML, in which every text is escaped
answer_elements.py   an answer as elements: its Markdown, or its lines and tables
reply_elements.py    a reply of any outcome, with citation, choices and verdict
pages.py             whole pages, and the part of a page that a script asks for
source_page.py       the section around a citation, with the cited lines marked
page_routes.py       the routes that browsers ask for
page_refusals.py     the page in the place of the JSON of a limit
icons.py             the icons of buttons
static_files.py      the style sheet, the scripts and the icon
static/              these files: hand-written, without a build step

A page is the same with and without JavaScript: forms ask, and the server answers with HTML. The script sends the same
forms in the background and puts the same answer into the page. So nothing of a reply is laid out twice.
"""
