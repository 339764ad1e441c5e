"""Conversations: questions that refer to earlier questions, answers and documents.

In the order of the flow of data:

    conversation   which rule answers a text?
    picking        is the text a pick of an option?
    chatting       is it small talk?
    going_back     does it go back to an earlier topic?
    following_up   of which documents is a question asked?
    turn           how is the bot asked, and what is remembered of it?
    phrases        how do people pick one of several answers, and refer to earlier questions and topics?
    smalltalk      which texts are greetings, thanks or questions about faqbot, and what is the reply?
    memory         which state is kept from one turn to the next, and how is it saved?
    asked_bot      which methods must a bot have for this?
"""
