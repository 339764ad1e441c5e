"""Find the documents that a question names by words of their titles.

Begin with `naming.name_topics`. In the order of the flow of data:

    title_words   Which words do titles have, what does each weigh, and how may it be typed?
    initials      Which words of titles do initials stand for?
    mentions      Which words of titles does a question mention, and how certainly?
    name_reader   Which documents does one name mean, and is that sure?
    naming        Which documents do all names in a question mean?
"""
