"""Chunks to an index, and a question to ranked candidates.

`terms` is the one analyser for corpus and question, `wording` a corpus's words part by part, `weighting` what a term
and its repetition are worth, `index` the arrays (built by `building`, written to disk by `saving`, mapped again by
`store`).

`query` reads a question's words, with `spelling` for typos and `synonyms` for other words. `topics` tells which
documents it names: `titles` has the words of their titles, `mentions` how a question says them. `ranking` orders the
chunks: the words of three `fields` give a `shortlist`, `characters`, `sentences`, `classifier`, `vectors` (of an
`encoding`) and `opposites` say more of it, and `coverage` which words a chunk has. `answers` knows which chunks say the
same, `alike` which ask the same, and `contents` what a document consists of.
"""
