"""Answering: from ranked candidates to confidences, and to a reply that answers, asks back or abstains.

In the order of the flow of data:

    options          which answers are too close to call?
    doubts           for which reasons is a candidate doubtful, although its evidence is good?
    confidence       how does a confidence follow from the features of a candidate?
    rivals           what stands against each candidate?
    comparison       which features has each candidate beside the others, and how sure is each?
    decision         does faqbot answer, ask back or abstain?
    reply_sentences  what does the reply say in faqbot's own words?
    matches          which candidates does a reply show? Only this module reads chunks.
    reply            the values that a caller gets: `Match` and `Reply`
    reply_schema     which JSON does a reply become?
    conversation/    how is a question answered that refers to earlier ones?
"""
