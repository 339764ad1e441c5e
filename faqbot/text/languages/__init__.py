"""The word lists of each language; `text.language` says how each list is used.

english             The English word lists.
english.txt, …      The general synonyms of a language.
english_words.npy   The correctly spelt English words (see `text.word_list`), with the licence beside it.
english_talk        The English patterns and phrases for conversations.
german_talk, …      The phrases of another language for conversations.
talk_patterns       Makes the patterns for conversations from lists of words.
german.words, …     The function words, question words and courtesy words of another language.
"""
