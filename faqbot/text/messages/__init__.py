"""The sentences that faqbot says to people, in the language of the documents.

catalogue           Which sentence has this key in this language?
english_messages    The English sentences, which are complete.
german_messages, …  The sentences of another language.
"""
