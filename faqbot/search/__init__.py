"""Chunks to an index, and a question to ranked candidates.

`terms` is the one analyser for corpus and question, `wording` a corpus's words part by part, `weighting` what a term
and its repetition are worth, `index` the arrays (built by `building`, written to disk by `saving`, mapped again by
`store`).

`query` reads a question's words, with `spelling` for typos and `synonyms` for other words. `ranking` orders the chunks
it finds, by their fields and by what `characters`, `sentences`, `classifier`, `vectors` (of an `encoding`) and
`opposites` say; `answers` knows which chunks say the same.
"""
