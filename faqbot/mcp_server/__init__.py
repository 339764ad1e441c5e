"""The Model Context Protocol: tools with which agents ask the documents.

protocol_library.py  the library `mcp`, and what is said where it is missing
agent_guidance.py    what agents are told: when to use which tool, and what a result means
tool_schemas.py      what each tool takes and returns
tool_arguments.py    the arguments of a call, checked
fresh_bot.py         a bot whose documents are read again after they changed
tool_texts.py        results as text, with their citations
agent_tools.py       the tools: `ask`, `search`, `read_section`, `list_topics`
standard_streams.py  standard input and output, kept for the protocol alone
message_lines.py     the messages in lines, and what is answered to a line without one
line_transport.py    the messages of a client, until it leaves
tool_server.py       the server that all of this makes up
"""
