"""What a server tells its operators: an access log, and figures for Prometheus.

observed.py      middleware that measures each request, for the log and for the figures
access_log.py    a line of JSON for each request
meters.py        the counters of all processes, in memory that they share
metrics_page.py  the counters as text for Prometheus
"""
