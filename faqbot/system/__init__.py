"""The parts of faqbot that ask something of the operating system. They know nothing of documents or questions.

processors.py         the number of processors that this process may use
versions.py           the versions of installed packages
user_folders.py       the folders in the user's home that faqbot keeps files in
digests.py            the form of the digests that name indexes, segments and cache entries
locks.py              locks on files, so that processes take turns
atomic_files.py       files that are written whole or not at all, and standard output
temporary_folders.py  temporary folders, and those that killed processes left
callers.py            warnings and log records that point at the program that uses faqbot
interrupts.py         Ctrl-C and other signals, which end a command even if Python loses the exception
collector.py          the garbage collector, which costs a short command more than it frees
blas_threads.py       the threads of the linear algebra that numpy uses
progress.py           a progress line on the terminal
"""
