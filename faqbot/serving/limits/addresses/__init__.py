"""Whose request it is, and how many requests a second come from there.

forwarding.py       what proxies say of the client, and the path that they serve the application below
proxy_addresses.py  the addresses of proxies, as forwarding takes them
client_address.py   the address that a request counts for
address_buckets.py  the token buckets of addresses, in a table of a fixed size
"""
