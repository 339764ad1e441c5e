"""Scripts with which bash, zsh and fish complete the command line.

The scripts are made from the parser, so they know every command and option. Completing starts no Python, except for
the titles that `--topic` takes. Of the libraries, argcomplete would start Python for each press of the Tab key, and
shtab knows no fish.

completable.py  what there is to complete: commands, options, and the kinds of their values
bash_script.py  the script for bash
zsh_script.py   the script for zsh
fish_script.py  the script for fish
"""
