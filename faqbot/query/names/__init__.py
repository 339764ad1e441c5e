"""Which documents a question names by the words of their titles.

`naming.name_topics` is the way in.

    title_words   the words of titles, their weights, and how they may be typed
    initials      the words of titles that initials stand for
    mentions      the words of titles that a question mentions, and how certainly
    naming        the documents that these words name, and whether for sure
    named         the same by titles, for a text
"""
