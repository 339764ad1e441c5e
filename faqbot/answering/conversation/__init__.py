"""Conversations: questions that refer to earlier questions, answers and documents.

In the order of the flow of data:

    messages/      which sentences of a text ask something, and which join two questions?
    conversation   which rule answers each of them?
    picking        is the text the number of an option or of another passage on the screen?
    chatting       is it small talk?
    requests/      is it about the documents as a whole, or about the last answer?
    going_back     does it go back to an earlier topic?
    following_up   of which documents is a question asked?
    introducing    which passage introduces a document?
    exchanging     does it exchange a part of the last question: "and a visitor permit?"
    other_code     which question is the last one with another number: "and 56?"
    turn           how is the bot asked, and what is remembered of it?
    phrases        how do people pick one of several answers, and refer to earlier questions and topics?
    smalltalk      which texts are greetings, thanks or questions about faqbot, and what is the reply?
    memory         which state is kept from one turn to the next, and how is it saved?
    asked_bot      which methods must a bot have for this?
"""
