"""How the words of a language are spelt and formed, for words of a question that no document has.

word_forms      What does the file of a language say about its words?
plain_letters   What are words without the marks of their letters?
"""
