"""Questions that build on those before.

The way of what is said through this folder:

    conversation   what is said becomes a pick, small talk, or a question to ask, and that is asked
    phrases        how people pick one of several answers, and how they refer to what was said before
    smalltalk      greetings, thanks, and questions about faqbot itself
    memory         what is remembered from one turn to the next
"""
