"""The hottest loops of ranking, compiled by numba for processes that answer thousands of questions.

Everything here is also written with numpy, where it is explained, and gives the same numbers to the last bit. A process
that answers a few questions never imports numba.

    switch       does this process use the compiled loops?
    list_loops   the top chunks of posting lists
    pair_loops   the evidence of a question for each of some chunks
    vector_loops the rough cosines of questions with all chunks
"""
