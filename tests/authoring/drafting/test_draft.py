import re

from faqbot.authoring.drafting.draft import draft_prompts
from faqbot.corpus.authors.references import References
from faqbot.corpus.corpus import Corpus, Phrasing
from faqbot.corpus.reading import read_corpus


def corpus_of(tmp_path, pairs=6):
    page = "# Rental\n" + "".join(
        f"\n## Can I rent thing {at}?\n\nThing {at} costs {at} euros.\n" for at in range(pairs)
    )
    (tmp_path / "rental.md").write_text(page, encoding="utf-8")
    return read_corpus([tmp_path])


def test_every_chunk_is_in_one_prompt_under_a_reference_that_names_it(tmp_path):
    corpus = corpus_of(tmp_path)
    drafted = draft_prompts(corpus, most=4)
    found = [name for prompt in drafted.prompts for name in re.findall(r"^\[(ref:\w+)\]", prompt, re.MULTILINE)]
    references = References(corpus.chunks)
    assert [references.one(name) for name in found] == list(range(6))
    assert len(drafted.prompts) == 2


def test_every_prompt_names_the_questions_of_the_others(tmp_path):
    first, second = draft_prompts(corpus_of(tmp_path), most=3).prompts
    assert "- Can I rent thing 5?" in first
    assert "- Can I rent thing 0?" in second


def test_as_many_decoys_as_chunks_are_asked_for_and_at_least_five(tmp_path):
    assert "Then write 6 questions" in draft_prompts(corpus_of(tmp_path)).prompts[0]
    assert "Then write 5 questions" in draft_prompts(corpus_of(tmp_path), most=3).prompts[0]


def test_nothing_is_left_to_ask_for_when_every_chunk_has_enough(tmp_path):
    chunks = corpus_of(tmp_path, 1).chunks
    corpus = Corpus(chunks, tuple(Phrasing(f"wording {at}", 0) for at in range(8)), ("do you sell tents",))
    drafted = draft_prompts(corpus)
    assert drafted.prompts == ()
    assert str(drafted) == "every chunk has 8 phrasings or more; --all asks for further ones"
    (prompt,) = draft_prompts(corpus, every=True).prompts
    assert "- do you sell tents" in prompt


def test_the_size_is_told_so_that_a_reader_can_choose_another(tmp_path):
    size, answer = str(draft_prompts(corpus_of(tmp_path))).split("; ")
    assert re.fullmatch(r"1 prompt for 6 of 6 chunks: \d+ words \(about [\d,]+ tokens\)", size)
    assert answer == "a whole answer has 54 rows (about 810 tokens)"
    assert str(draft_prompts(corpus_of(tmp_path), most=4)).startswith("2 prompts for 6 of 6 chunks: up to ")


def test_the_same_documents_have_the_same_prompts(tmp_path):
    assert draft_prompts(corpus_of(tmp_path), most=2) == draft_prompts(corpus_of(tmp_path), most=2)
