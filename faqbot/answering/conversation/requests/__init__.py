"""Requests, which are no questions of the documents: about the documents as a whole, and about the last answer.

In the order of the flow of data:

    requesting    is a text a request, and of which kind?
    overview      what are the documents about, and what can be asked?
    last_answer   what comes next, is there more, and what else may be meant?
"""
