"""The constants that are fitted to labelled questions.

`tests/benchmarks/fit.py` writes this file, and prints what the constants are worth on groups that they were not fitted
to. The tables are not edited by hand. The names that end in WITH_ENCODER hold for an index with an encoder that reads
texts, the others for all other indexes.
"""

# The weight of each kind of evidence in the score (see `scoring`).
WEIGHTS = {
    "text": 4.105,
    "headings": 3.552,
    "characters": 2.941,
    "sentences": 3.791,
    "classifier": 3.453,
    "vectors": 4.863,
    "content": 3.356,
    "asked": 0.9171,
}
WEIGHTS_WITH_ENCODER = {
    "text": 4.17,
    "headings": 3.58,
    "characters": 3.06,
    "sentences": 3.72,
    "classifier": 3.3,
    "vectors": 16.0,
    "content": 3.28,
    "asked": 1.0,
}

# The coefficients of the confidence (see `answering.confidence`): the bias, and one for each feature.
CONFIDENCE = {
    "bias": -5.86,
    "lead": 1.735,
    "share": 0.4049,
    "words": 6.614,
    "meaning": 0.8829,
    "content": 1.598,
    "in_scope": 2.489,
}
CONFIDENCE_WITH_ENCODER = {
    "bias": -7.41,
    "lead": 1.5,
    "share": 0.42,
    "words": 5.8,
    "meaning": 0.31,
    "content": 1.7,
    "in_scope": 2.26,
}

# The least confidence for an answer. A wrong answer costs as much as two right ones gain, so an answer is worth giving
# if confidence - 2 * (1 - confidence) > 0. The worth that `fit.py` prints is greatest near this threshold too.
THRESHOLD = 0.67
