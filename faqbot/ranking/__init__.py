"""Ranking: which chunks may answer a question, and in which order? Every step takes and returns arrays.

In the order of the flow of data:

    ranking         the whole way from a question to candidates, and how does a named document narrow it?
    posting_lists   which posting lists does a question need in each field?
    maxscore        which are the top k chunks by words, found without scoring every chunk?
    shortlist       which chunks, some fifty, are scored in full?
    words/          what do the words of a block of questions weigh, and how telling are they?
    compiled/       the hottest loops once more, compiled, for processes that answer thousands of questions
    evidence/       how much does each kind of evidence speak for each chunk of the shortlist?
    scoring         how are the kinds of evidence weighted and added up to a score?
    candidates      the result: the chunks, best first, with scores and evidence
    duplicates      which chunks give the same answer, and which ask the same question?
"""
