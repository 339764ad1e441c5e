"""The interactive shell.

shell.py        the loop that reads lines and answers them, on any kind of terminal or from a pipe
first_screen.py what the shell shows first
session.py      the state that commands act on: the bot, the conversation, the questions asked so far
commands/       the commands that begin with "/"
section.py      the section around a citation, for `/open`
feedback.py     the file of verdicts, for `/good` and `/bad`
transcript.py   a session as Markdown, for `/save`

Used only on a terminal with menus and colours, where prompt_toolkit is loaded:

prompt.py       the prompt: keys, colours, and the drawing of rows
history.py      the lines typed in earlier sessions
completion.py   the menu of completions and the grey suggestion
known_texts.py  the questions and titles to complete to, and the search for those that fit the typed text
toolbar.py      the line at the bottom of the screen
pager.py        a long text in the user's pager
"""
