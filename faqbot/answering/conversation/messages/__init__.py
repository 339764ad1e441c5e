"""Messages with more than one sentence or question.

asked_sentences    Which sentences of a text ask something?
joined_questions   Which of them join two questions, as in "when is it open and what does it cost?"?
single_message     What is the reply to a message that stands alone?
"""
