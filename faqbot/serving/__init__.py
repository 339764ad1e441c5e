"""Serve a page, an API and a widget that answer questions over HTTP: `faqbot serve`.

server_settings.py   what the options of `faqbot serve` say
app.py               the application: the routes, and what stands around them
processes/           the process that watches, and the workers that answer
limits/              what an application refuses before it is asked
observing/           the access log, and the figures for Prometheus
page/                the page to chat on, the page of a source, and the widget
api/                 what a request of the API must be, and what it is answered with
openapi.json         the API, described by hand
security_headers.py  what a browser may do with a page of the server
cross_origin.py      which pages of other origins may read what the API answers
origin_guard.py      which pages of other origins may send anything
answering_thread.py  where answers are made
waiting_questions.py questions that are answered together
without_index.py     what is answered while the index cannot be used
failures.py          what a client is told when something goes wrong in the server
kept_files.py        files that a browser may keep
root_paths.py        paths without the part that a proxy puts in front of them
"""
