"""The processes of a server: one that watches, and workers that answer and map one index.

supervising.py        the process that starts the workers, watches the documents, replaces and stops
worker_handle.py      a worker as the supervising process sees it
worker_process.py     what a worker does
worker_index.py       whether a worker can use its index, and when to try again
timed_connection.py   a connection that must send its request in time, and read the response
document_sources.py   where the index comes from, and whether it has changed
document_watch.py     when to look at them again
builder_handle.py     the process that builds, as the supervising process sees it
building_process.py   brings the index up to date, in a process of its own
shared_numbers.py     the memory that all processes share
signal_queue.py       signals, which the supervising process takes one by one
listening.py          the sockets, and the address to print
"""
