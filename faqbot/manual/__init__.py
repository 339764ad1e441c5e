"""The manual: what the people who use faqbot have to know about a subject.

Each page is a file in Markdown beside this one, and is written nowhere else: `faqbot help TOPIC` prints it, the README
links to it, and the tests run its examples and compare its tables with the program. `help_pages.py` finds the pages.
"""
