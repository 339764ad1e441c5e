"""The author's loop: get phrasings for the documents, and take in those that make the answers better.

drafting/   `faqbot draft`: the prompts with which a language model writes phrasings
learning/   `faqbot learn`: the phrasings that are taken in, and what they are worth
gaps/       `faqbot gaps`: what people asked and did not get, from the logs of questions
"""
