"""The constants that are fitted to labelled questions.

`tests/benchmarks/fit.py` writes this file, and prints what the constants are worth on groups that they were not fitted
to. The file is not edited by hand.
"""

# The weight of each kind of evidence in the score (see `scoring`), without an encoder that reads texts and with one.
WEIGHTS = {
    "text": 4.0,
    "headings": 5.5,
    "characters": 3.2,
    "sentences": 3.4,
    "classifier": 3.5,
    "vectors": 5.4,
    "content": 3.7,
    "asked": 1.0,
}
WEIGHTS_WITH_ENCODER = {**WEIGHTS, "vectors": 16.0}

# The coefficients of the confidence (see `answering.confidence`): the bias, and one for each feature.
CONFIDENCE = {
    "bias": -8.0,
    "lead": 1.3,
    "share": 0.4,
    "words": 4.0,
    "meaning": 0.4,
    "complete": 0.5,
    "content": 1.5,
    "asked": 0.4,
    "kept": 1.7,
    "in_scope": 2.2,
}
CONFIDENCE_WITH_ENCODER = CONFIDENCE

# The mean and the standard deviation of each feature over the labelled questions, which
# `building.confidence.calibration` needs.
MEANS = dict.fromkeys(CONFIDENCE, 0.5)
DEVIATIONS = dict.fromkeys(CONFIDENCE, 0.3)

# The least confidence for an answer.
THRESHOLD = 0.65
