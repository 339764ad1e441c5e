from faqbot.authoring.drafting.asked_chunks import chunks_to_ask
from faqbot.authoring.drafting.quoted_chunks import quote_chunks
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.reading import read_corpus
from faqbot.ranking.duplicates import parents

PAGE = """# Bicycle rental

## Opening hours

- Mill Lane: every day from 9 to 18.
- Harbour: Saturdays only.

## Prices

| Bike | Price |
|------|-------|
| City | 12 €  |
| Cargo | 30 € |

## Questions

### Can I return a bike elsewhere?

Yes, at any of our shops.

### Do I need a deposit?

50 euros, in cash.
"""


def text_of(corpus, part=None):
    asked = chunks_to_ask(corpus) if part is None else part
    references = {one.number: f"ref:{one.number}" for one in asked}
    return quote_chunks(asked, corpus.chunks, references, parents(corpus.chunks).tolist())


def corpus_of(tmp_path, text=PAGE):
    (tmp_path / "rental.md").write_text(text, encoding="utf-8")
    return read_corpus([tmp_path])


def test_a_chunk_is_quoted_with_its_reference_its_question_and_its_whole_text(tmp_path):
    assert "[ref:6]\nQuestion: Can I return a bike elsewhere?\nYes, at any of our shops." in text_of(
        corpus_of(tmp_path)
    )


def test_documents_and_headings_stand_above_their_chunks_once(tmp_path):
    text = text_of(corpus_of(tmp_path))
    assert text.startswith("DOCUMENT: Bicycle rental (rental.md)\n\nSECTION: Opening hours\n\n[ref:0]")
    assert text.count("DOCUMENT: ") == 1
    assert text.count("SECTION: ") == 3


def test_the_text_of_a_list_is_not_repeated_above_its_items(tmp_path):
    text = text_of(corpus_of(tmp_path))
    assert "[ref:0] The whole list of the 2 passages that follow.\n\n[ref:1]\nMill Lane" in text
    assert text.count("Mill Lane: every day") == 1


def test_a_list_without_all_of_its_items_is_quoted_in_full(tmp_path):
    corpus = corpus_of(tmp_path)
    some = [one for one in chunks_to_ask(corpus) if one.number != 2]
    assert "[ref:0] The passages that follow are items of this list.\n- Mill Lane" in text_of(corpus, some)


def test_a_table_is_quoted_whole_above_its_rows(tmp_path):
    text = text_of(corpus_of(tmp_path))
    assert "[ref:3] The passages that follow are rows of its table.\n| Bike | Price |" in text
    assert "[ref:4]\nBike: City\nPrice: 12 €" in text


def test_known_phrasings_are_shown_and_fewer_are_asked_for(tmp_path):
    chunks = corpus_of(tmp_path).chunks
    known = tuple(Phrasing(f"drop it off {word}", 6) for word in ("there", "in town", "at night"))
    text = text_of(Corpus(chunks, known))
    assert "[ref:6] (write 5 more)\nQuestion: Can I return" in text
    assert "Already known, do not repeat: drop it off there | drop it off in town | drop it off at night\n" in text


def test_characters_that_control_a_terminal_are_replaced(tmp_path):
    text = text_of(corpus_of(tmp_path, PAGE.replace("in cash", "in \x1b[31mcash")))
    assert "\x1b" not in text
