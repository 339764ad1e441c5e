"""The commands of the shell. A command gets the session and its argument, and returns the lines to show.

commands.py    the table of all commands, and those about the shell: /reload, /history, /clear, /help, /quit
inspecting.py  the commands that change no file: /why, /more, /open, /topic, /topics, /sources, /search
keeping.py     the commands that write a file: /good, /bad, /save
completers.py  completions of the argument of a command while it is typed
"""
