"""The command line, the shell and batch: the only code that knows terminals, arguments and files of questions."""
