"""The commands of the shell. A command gets the session and its argument, and returns the lines to show.

commands.py    the table of all commands, which runs and suggests them, and those that concern the shell itself
inspecting.py  /why, /more, /open, /search, /sources, /topic
keeping.py     /good, /bad, /save
completers.py  completions of what a command takes
"""
