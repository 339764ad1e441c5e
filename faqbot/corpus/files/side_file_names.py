"""The names of side files, which are about the documents of a corpus and are not documents themselves."""

PHRASINGS, SYNONYMS, SETTINGS = "phrasings.csv", "synonyms.txt", "faqbot.toml"
SIDE_FILES = (PHRASINGS, SYNONYMS, SETTINGS)
