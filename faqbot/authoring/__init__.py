"""The author's loop: find what is wrong, get phrasings, take in those that help, and see what people did not get.

checking/   `faqbot check`: what is wrong with the documents and their side files
drafting/   `faqbot draft`: the prompts with which a language model writes phrasings
learning/   `faqbot learn`: the phrasings that are taken in, and what they are worth
gaps/       `faqbot gaps`: what people asked and did not get, from the logs of questions
exporting/  `faqbot export`: the questions and answers in the formats of other programs
"""
