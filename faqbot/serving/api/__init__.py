"""The API of the server: what a request must be, and what it is answered with.

In the order in which a request comes by:

    request_json          is the body JSON in UTF-8, without anything that programs read in different ways?
    request_query         which values do a query and a form carry?
    request_fields        are the fields of a request those that there are, and within their bounds?
    signed_text           is a text one that this server signed, and is it young enough?
    conversation_token    which conversation does a client carry on, and with what does it carry on next?
    verdict_receipt       which line of the log does a verdict belong to?
    answer_routes         ask, chat, search, topics
    verdict_routes        feedback
    operation_routes      health, metrics, the description of the API
    json_responses        how does a value become the body of a response?
    request_errors        which errors are there, and how are they told?
    api_description       the description in openapi.json, with the schema of a reply taken in
"""
