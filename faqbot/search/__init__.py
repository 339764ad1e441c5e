"""Chunks to an index, and a question to ranked candidates.

`terms` is the one analyser for corpus and question, `weighting` what a term and its repetition are worth, `index`
the arrays (built by `building`, written to disk by `saving`, mapped again by `store`), `spelling` repairs typos
towards the corpus, and `ranking` orders the chunks that a question finds.
"""
