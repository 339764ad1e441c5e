"""The command line.

main.py              run a command: arguments in, exit status out
arguments.py         the commands for people who ask, with their options and help; it begins with `parse`
author_arguments.py  the same for the commands for authors
shared_options.py    the options that several commands take
answer_commands.py   the functions of the commands for people who ask
standard_question.py the question of `faqbot ask -`
printed_reply.py     the reply of `faqbot ask` as text
files_read.py        how many files `faqbot index` had to read
author_commands.py   the functions of the commands for authors
chosen_documents.py  the documents that FAQBOT_CORPUS, FAQBOT_INDEX or `faqbot.toml` name
opening.py           a bot for the documents or the index that the options name
cut_index.py         one line where the index is cut short while it is read
terminal.py          streams, exit statuses, and messages on standard error
help_command.py      the command `faqbot help`, which prints pages of the manual
caching/             a bot for the documents of `--corpus`, whose index is cached between runs
completion/          scripts with which bash, zsh and fish complete the command line
"""
