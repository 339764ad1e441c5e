"""The constants that are fitted to labelled questions.

`tests/benchmarks/fit.py` writes the tables, and prints what the constants are worth on groups that they were not fitted
to. The tables are not edited by hand; the threshold follows from what a wrong answer costs. The names that end in
WITH_ENCODER hold for an index with an encoder that reads texts, the others for all other indexes.
"""

# The weight of each kind of evidence in the score (see `scoring`).
WEIGHTS = {
    "text": 4.218,
    "headings": 3.471,
    "characters": 3.159,
    "sentences": 3.83,
    "classifier": 3.545,
    "vectors": 6.235,
    "content": 3.295,
    "asked": 1.061,
}
WEIGHTS_WITH_ENCODER = {
    "text": 5.725,
    "headings": 6.153,
    "characters": 0.3754,
    "sentences": 0.6976,
    "classifier": 2.721,
    "vectors": 10.52,
    "content": 2.857,
    "asked": 0.2533,
}

# The coefficients of the confidence (see `answering.confidence`): the bias, and one for each feature.
CONFIDENCE = {
    "bias": -6.878,
    "lead": 2.011,
    "share": 0.3697,
    "words": 7.681,
    "meaning": 1.001,
    "content": 1.751,
    "in_scope": 3.179,
}
CONFIDENCE_WITH_ENCODER = {
    "bias": -6.527,
    "lead": 2.341,
    "share": 0.7604,
    "words": 4.328,
    "meaning": 0.5411,
    "content": 1.039,
    "in_scope": 2.871,
}

# The least confidence for an answer. A wrong answer costs as much as two right ones gain, so an answer is worth giving
# if confidence - 2 * (1 - confidence) > 0. The worth that `fit.py` prints is greatest near this threshold too.
THRESHOLD = 0.67
