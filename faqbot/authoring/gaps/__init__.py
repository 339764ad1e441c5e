"""Find the gaps of the documents: what people asked and did not get, from the logs of questions.

In the order of the flow of data:

    log_reading      Which questions do logs and the answers of `faqbot batch` hold, and which lines are broken?
    unanswered       Which of them were not answered well, and are not answered now either?
    question_vectors How alike are two questions?
    grouping         Which questions ask for the same thing?
    gap              What is told of a group: its examples, the nearest chunk, the words that nothing mentions
    gap_finding      `faqbot gaps`: all of these, one after the other
    gap_report       the gaps as text, and as JSON
    gap_document     the gaps as a document whose answers are still to be written
    gap_phrasings    the gaps as rows for `faqbot learn`
"""
