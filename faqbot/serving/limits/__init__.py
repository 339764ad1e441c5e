"""Limits around an application, as ASGI middleware: each is usable alone, and knows nothing of faqbot's answers.

guarding.py           all of them, in their order
rate_limit.py         requests a second from one address
addresses/            whose request it is, and how many come from there
host_guard.py         the name that a server for one machine is called by
token_guard.py        the token of the server
free_paths.py         the paths that a limit does not count
body_framing.py       where a body ends
body_limit.py         the size of a body, and how slowly it may arrive
concurrency_limit.py  the requests in hand
answer_deadline.py    how long an answer may take
refusing.py           the response of a limit
"""
