"""The log of questions: what people asked and what became of it, one line of JSON for each question.

Nothing is logged unless somebody asks for it. In the order of the flow of data:

    log_choice       Is there a log, and where? What a caller says, what FAQBOT_LOG says, what a corpus says.
    personal_data    Which e-mail addresses, telephone numbers, card numbers and IBANs must not be written?
    bank_numbers     Which groups of digits are card numbers, and which are IBANs?
    log_lines        Which line is written for a question, and for a person's verdict on its answer?
    question_log     How is a line added to the file while other processes add lines?
"""
