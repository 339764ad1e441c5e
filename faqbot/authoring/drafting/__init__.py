"""Write the prompts with which any language model drafts phrasings and decoys for the documents.

In the order of the flow of data:

    asked_chunks.py     which chunks need phrasings, and which phrasings do they have?
    prompt_parts.py     which chunks belong into the same prompt?
    other_topics.py     which other chunks could be confused with those of a prompt?
    quoted_chunks.py    how are chunks quoted, each text once, and between marks that no text holds?
    prompt_text.py      what does the model read?
    draft.py            all prompts for a corpus, and their size
    prompt_files.py     where the prompts are written to (`-o`)
"""
