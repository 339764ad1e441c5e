"""`faqbot draft`: the prompts for the chunks of a corpus that lack phrasings."""

from __future__ import annotations

from typing import NamedTuple

from faqbot.authoring.drafting.asked_chunks import ENOUGH_PHRASINGS, chunks_to_ask, distinct
from faqbot.authoring.drafting.other_topics import OtherTopics
from faqbot.authoring.drafting.prompt_parts import CHUNKS_PER_PROMPT, prompt_parts
from faqbot.authoring.drafting.prompt_text import PromptContent, prompt_text
from faqbot.authoring.drafting.quoted_chunks import quote_chunks
from faqbot.corpus.authors.references import References
from faqbot.corpus.corpus import Corpus
from faqbot.ranking.duplicates import parents

# Decoys asked for in a prompt: as many as chunks, and at least this many. Of 160 questions without an answer, 22 were
# answered without decoys, 17 with a decoy for every fourth chunk, 15 for every second, and 14 for each; of 160 with an
# answer, 112 were answered right without decoys, and 107 with any of these (`tests/benchmarks/drafting.py`).
_FEWEST_DECOYS = 5
# Most known decoys that are shown.
_MOST_KNOWN_DECOYS = 40
# Bytes of text for each token of a language model. Four letters of English, two of Cyrillic, or one Chinese character
# and a third: a rule of thumb, with which a reader chooses how many chunks a prompt should have.
_BYTES_PER_TOKEN = 4
# Tokens of a row `"question",ref:k7w2m`. The 1,584 rows drafted for eight FAQs have 38 bytes on average, and the five
# signs of a reference, which are no word, are as many tokens.
_TOKENS_PER_ROW = 15


class Draft(NamedTuple):
    """The prompts for a corpus: `asked` of its `chunks` chunks are in them, and `rows` is the longest answer's size."""

    prompts: tuple[str, ...]
    chunks: int
    asked: int
    rows: int

    def __str__(self) -> str:
        """Return one line about the size of the prompts, by which a reader can choose how many chunks each has."""
        if not self.prompts:
            return f"every chunk has {ENOUGH_PHRASINGS} phrasings or more; --all asks for further ones"
        longest = max(self.prompts, key=len)
        words = f"{len(longest.split()):,} words (about {_tokens(longest):,} tokens)"
        answer = f"{self.rows:,} rows (about {self.rows * _TOKENS_PER_ROW:,} tokens)"
        chunks = f"{self.asked:,} of {self.chunks:,} chunks"
        if len(self.prompts) == 1:
            return f"1 prompt for {chunks}: {words}; a whole answer has {answer}"
        return f"{len(self.prompts):,} prompts for {chunks}: up to {words} each; a whole answer has up to {answer}"


def draft_prompts(
    corpus: Corpus, *, most: int = CHUNKS_PER_PROMPT, every: bool = False, language: str | None = None
) -> Draft:
    """Return the prompts for all chunks that lack phrasings, or for `every` chunk, at most `most` chunks in each.

    `language` is the language that the questions are asked for in, if the user named one.
    """
    asked = chunks_to_ask(corpus, every=every)
    wholes = parents(corpus.chunks).tolist()
    parts = prompt_parts(asked, wholes, most)
    short = References(corpus.chunks).short
    topics = OtherTopics(corpus.chunks, language or "english")
    known = distinct(corpus.decoys)[:_MOST_KNOWN_DECOYS]
    contents = [
        PromptContent(
            material=quote_chunks(part, corpus.chunks, {one.number: short.of(one.number) for one in part}, wholes),
            example=short.of(part[0].number),
            chunks=len(part),
            rows=sum(one.wanted for one in part),
            decoys=max(_FEWEST_DECOYS, len(part)),
            topics=topics.beside({one.number for one in part}),
            known_decoys=known,
            language=(language or "").capitalize(),
        )
        for part in parts
    ]
    prompts = tuple(prompt_text(content, at, len(contents)) for at, content in enumerate(contents, start=1))
    rows = max((content.rows + content.decoys for content in contents), default=0)
    return Draft(prompts, len(corpus.chunks), len(asked), rows)


def _tokens(text: str) -> int:
    return len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN
