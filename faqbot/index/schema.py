"""What an index consists of: the name and the type of every array and text."""

from __future__ import annotations

FIELDS = ("question", "text", "headings")


# name -> dtype of every array an index consists of; `store` refuses anything else.
ARRAYS: dict[str, str] = {
    "term_hashes": "<u8",
    "term_offsets": "<i8",
    "term_weights": "<f8",
    "term_greatest": "<f8",
    "word_offsets": "<i8",
    "word_letters": "<i4",
    "word_starts": "<i8",
    "word_counts": "<i4",
    "asked_hashes": "<u8",
    "asked_chunks": "<i4",
    "chunk_offsets": "<i8",
    "chunk_topics": "<i4",
    "chunk_answers": "<i4",
    "chunk_decoys": "|i1",
    "chunk_fitted": "|i1",
    "chunk_parents": "<i4",
    "chunk_kinds": "|i1",  # the number of each chunk's kind in `corpus.chunk.KINDS`
    "chunk_asks": "|i1",  # 1 if the document asks the question that the chunk answers
    "topic_offsets": "<i8",
    "topic_weights": "<f4",
    "topic_hashes": "<u8",
    "topic_numbers": "<i4",
    "name_letters": "<i4",
    "name_starts": "<i8",
    "name_offsets": "<i8",
    "meaning_starts": "<i4",
    "meaning_words": "<i4",
    "initial_keys": "<u4",
    "initial_topics": "<i4",
    "title_word_starts": "<i8",
    "title_word_topics": "<i4",
    "title_word_weights": "<f4",
    "title_word_terms": "<i4",
    "title_offsets": "<i8",
    "run_codes": "<u4",
    "run_weights": "<f4",
    "run_mean": "<f8",
    "chunk_units": "<i8",
    "unit_starts": "<i8",
    "unit_terms": "<i4",
    "unit_norms": "<f4",
    "class_chunks": "<i4",
    "class_weights": "|i1",
    "class_scales": "<f4",
    "class_intercepts": "<f4",
    "class_idf": "<f4",
    "title_vectors": "<f2",
    "text_vectors": "<f2",
    "vector_mean": "<f8",
    "synonym_hashes": "<u8",
    "synonym_certainties": "<f4",
    "synonym_offsets": "<i8",
    **{f"{field}_starts": "<i8" for field in FIELDS},
    **{f"{field}_chunks": "<i4" for field in FIELDS},
    **{f"{field}_weights": "<f4" for field in FIELDS},
    **{f"{field}_greatest": "<f4" for field in FIELDS},
    "topic_starts": "<i8",
    "topic_chunks": "<i4",
}


# The runs of bytes, and the array that holds each one's offsets.
TEXTS: dict[str, str] = {
    "terms": "term_offsets",
    "words": "word_offsets",
    "words_backwards": "word_offsets",
    "topics": "topic_offsets",
    "names": "name_offsets",
    "names_backwards": "name_offsets",
    "chunks": "chunk_offsets",
    "titles": "title_offsets",
    "synonyms": "synonym_offsets",
}
