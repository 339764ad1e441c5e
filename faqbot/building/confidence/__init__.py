"""The confidence of a corpus with phrasings: the shipped coefficients, adapted to what its phrasings show.

calibration    Which first matches are right if the corpus is asked its own phrasings?
regression     Which coefficients do these examples give, starting from the shipped ones?
"""
