"""How sure faqbot is, and what follows: from ranked candidates to a reply.

The way of a question through this folder:

    comparison     the candidates beside each other: margins, shares, and how sure each is
    options        which answers are too close to call
    doubts         what makes a candidate doubtful whatever speaks for it
    confidence     the features and the formula of a confidence
    decision       answer, ask back, or abstain
    matches        the candidates that are shown; only here are chunks read
    reply          the values that come of it: `Match` and `Reply`
    conversation/  questions that build on those before
"""
