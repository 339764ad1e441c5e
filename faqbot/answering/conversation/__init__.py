"""Conversations: questions that refer to earlier questions, answers and documents.

In the order of the flow of data:

    conversation   is a text a pick, small talk or a question, and of which documents is the question asked?
    phrases        how do people pick one of several answers, and refer to earlier questions and topics?
    smalltalk      which texts are greetings, thanks or questions about faqbot, and what is the reply?
    memory         which state is kept from one turn to the next, and how is it saved?
"""
