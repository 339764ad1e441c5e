"""The interactive shell.

shell.py        reads lines and answers them until the user leaves, on any kind of terminal or from a pipe
session.py      what the commands act on: the bot, the conversation, the questions asked so far
commands/       the commands that begin with "/"
transcript.py   a session as Markdown, for `/save`
section.py      the section around a citation, for `/open`
feedback.py     the file of `/good` and `/bad`

Used only on a terminal with menus and colours, where prompt_toolkit is loaded:

prompt.py       the prompt: keys, colours, and how rows are drawn
completion.py   the menu of completions and the grey suggestion
known_texts.py  the questions and titles to complete to, and which fit what is typed
toolbar.py      the line at the bottom of the screen
history.py      the lines typed in earlier sessions
pager.py        a long text in the user's pager
"""
