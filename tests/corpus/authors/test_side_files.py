import warnings

import pytest

from faqbot import FaqBot
from faqbot.corpus.corpus import Synonyms
from faqbot.corpus.reading import read_corpus
from faqbot.errors import CorpusError, CorpusWarning, FaqbotError

PAGE = "Kettle\nFAQ\nHow do I clean it?\nWith vinegar.\nHow much does it hold?\nTwo litres.\n"


@pytest.fixture
def docs(tmp_path):
    """A folder of two pages with side files that are about both."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "kettle.txt").write_text(PAGE)
    (folder / "toaster.txt").write_text("Toaster\nFAQ\nIs it loud?\nNo.\n")
    (folder / "synonyms.txt").write_text("loud => noisy\n")
    (folder / "phrasings.csv").write_text(
        "question,chunk\nlimescale,kettle.txt:3-4\ndoes it hum,toaster#faq/is-it-loud\nis it blue,\n"
    )
    return folder


def said(corpus):
    return [(one.question, corpus.chunks[one.chunk].text) for one in corpus.phrasings]


def test_a_folder_is_read_with_its_side_files_and_without_a_warning(docs):
    corpus = read_corpus([docs])
    assert said(corpus) == [("limescale", "With vinegar."), ("does it hum", "No.")]
    assert corpus.decoys == ("is it blue",)
    assert corpus.synonyms == (Synonyms(("loud",), ("noisy",)),)


def test_a_folder_without_side_files_has_nothing_but_chunks(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE)
    corpus = read_corpus([tmp_path])
    assert (corpus.phrasings, corpus.decoys, corpus.synonyms) == ((), (), ())


def test_a_bot_is_made_of_a_corpus_with_side_files(docs):
    assert FaqBot.from_corpus(docs).ask("Is it loud?").text == "No."


def test_phrasings_are_no_questions_of_the_document(docs):
    assert all("limescale" not in chunk.questions for chunk in read_corpus([docs]).chunks)


def test_a_single_page_has_its_own_phrasings_and_all_decoys_and_synonyms(docs):
    corpus = read_corpus([docs / "kettle.txt"])
    assert said(corpus) == [("limescale", "With vinegar.")]
    assert corpus.decoys == ("is it blue",)
    assert corpus.synonyms == (Synonyms(("loud",), ("noisy",)),)


def test_a_single_page_with_a_phrasing_for_what_it_does_not_have_is_an_error(docs):
    with (docs / "phrasings.csv").open("a") as file:
        file.write("how big,kettle#faq/gone\n")
    with pytest.raises(CorpusError, match=r"docs/phrasings\.csv:5: no chunk has the id 'kettle#faq/gone'"):
        read_corpus([docs / "kettle.txt"])
    assert read_corpus([docs / "toaster.txt"]).decoys == ("is it blue",)


def test_in_a_folder_a_phrasing_for_a_document_that_is_not_there_is_an_error(docs):
    (docs / "toaster.txt").unlink()
    with pytest.raises(CorpusError) as caught:
        read_corpus([docs])
    assert (caught.value.path, caught.value.line) == (str(docs / "phrasings.csv"), 3)
    assert str(caught.value).endswith("; name it by its id or its lines, as in kettle.txt:3-4")


def test_an_error_in_synonyms_names_the_path_that_opens_the_file(docs):
    (docs / "synonyms.txt").write_text("a, b\nloud,, noisy\n")
    with pytest.raises(CorpusError) as caught:
        read_corpus([docs])
    assert (caught.value.path, caught.value.line) == (str(docs / "synonyms.txt"), 2)


def test_side_files_of_all_roots_apply_to_the_whole_corpus(docs, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "oven.txt").write_text("Oven\nFAQ\nIs it hot?\nYes.\n")
    (tmp_path / "more" / "phrasings.csv").write_text(
        "question,chunk\nlitres,kettle#faq/how-much-does-it-hold\nhot,oven.txt:3-4\n"
    )
    (tmp_path / "more" / "synonyms.txt").write_text("loud => noisy\nhot, warm\n")
    corpus = read_corpus([docs, tmp_path / "more"])
    assert said(corpus)[2:] == [("litres", "Two litres."), ("hot", "Yes.")]
    assert len(corpus.synonyms) == 2


def test_roots_whose_documents_clash_keep_their_own_phrasings(tmp_path):
    for name in ("left", "right"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kettle.txt").write_text(PAGE.replace("vinegar", name))
        (tmp_path / name / "phrasings.csv").write_text(
            f"question,chunk\n{name} scale,kettle#faq/how-do-i-clean-it\n{name} lines,kettle.txt:3-4\n"
        )
    expected = [(f"{name} {what}", f"With {name}.") for name in ("left", "right") for what in ("scale", "lines")]
    assert said(read_corpus([tmp_path / "left", tmp_path / "right"])) == expected
    pages = [tmp_path / name / "kettle.txt" for name in ("left", "right")]
    assert said(read_corpus(pages)) == expected


def test_a_root_within_another_keeps_its_phrasings(docs, tmp_path):
    assert said(read_corpus([tmp_path, docs]))[0] == ("limescale", "With vinegar.")


def test_a_decoy_of_one_root_that_another_has_a_chunk_for_is_a_phrasing(docs, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "phrasings.csv").write_text("question,chunk\nIs it blue,kettle.txt:5-6\n")
    with pytest.warns(CorpusWarning, match=r"docs/phrasings\.csv:4: .* but more/phrasings\.csv:2 names a chunk"):
        corpus = read_corpus([docs, tmp_path / "more"])
    assert corpus.decoys == ()


def test_an_id_that_two_documents_have_is_an_error_in_phrasings(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"id,question,answer\nx,Why?,{name}\n")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nhow come,x~2\nwhat for,x\n")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(CorpusError, match=r"phrasings\.csv:3: several chunks have the id 'x'"):
            read_corpus([tmp_path])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_side_files_may_have_a_byte_order_mark(docs, encoding):
    for name in ("phrasings.csv", "synonyms.txt"):
        path = docs / name
        path.write_text(path.read_text(), encoding=encoding)
    corpus = read_corpus([docs])
    assert (len(corpus.phrasings), len(corpus.synonyms)) == (2, 1)


def test_windows_text_in_a_side_file_is_read_with_a_warning(docs):
    (docs / "synonyms.txt").write_bytes("café, bistro\n".encode("cp1252"))
    with pytest.warns(CorpusWarning, match=r"^synonyms\.txt:1: is not UTF-8"):
        assert read_corpus([docs]).synonyms[0].left == ("café", "bistro")


def test_a_binary_side_file_is_an_error(docs):
    (docs / "synonyms.txt").write_bytes(b"a, b\n\0\n")
    with pytest.raises(CorpusError, match=r"docs/synonyms\.txt:2: holds a NUL byte"):
        read_corpus([docs])


def test_the_same_files_give_the_same_corpus(docs):
    assert read_corpus([docs]) == read_corpus([docs])


def test_decoys_are_about_the_documents_of_their_own_root(tmp_path):
    for name, decoys in (("left", "question,chunk\nis it blue,\n"), ("right", "question,chunk\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.md").write_text(f"# {name}\n\nText.\n")
        (tmp_path / name / "phrasings.csv").write_text(decoys)
    corpus = read_corpus([tmp_path / "left", tmp_path / "right"])
    beyond = [chunk.source.title for number, chunk in enumerate(corpus.chunks) if number in corpus.beyond_decoys]
    assert beyond == ["right"]


def test_where_there_are_no_decoys_no_chunk_is_beyond_them(docs):
    (docs / "phrasings.csv").unlink()
    assert read_corpus([docs]).beyond_decoys == frozenset()


@pytest.mark.parametrize(
    "settings", ['exclude = ["toaster.txt"]', 'include = ["kettle.*"]', 'exclude = ["t*"]\ninclude = ["*.txt"]']
)
def test_rows_about_a_document_that_settings_leave_out_are_passed_over(docs, settings):
    (docs / "faqbot.toml").write_text(settings)
    with (docs / "phrasings.csv").open("a") as file:
        file.write("is there noise,toaster.txt:3-4\n")
    assert said(read_corpus([docs])) == [("limescale", "With vinegar.")]


@pytest.mark.parametrize("row", ["toaster new#faq/is-it-loud", "toaster-new#x", "toaster new/toaster.txt:3"])
def test_rows_about_a_document_in_a_folder_that_settings_leave_out_are_passed_over(docs, row):
    (docs / "toaster new").mkdir()
    (docs / "toaster.txt").rename(docs / "toaster new" / "toaster.txt")
    (docs / "faqbot.toml").write_text('exclude = ["toaster new/"]')
    chunk = row.replace("toaster new#", "toaster new/toaster#").replace("toaster-new#", "toaster-new/toaster#")
    (docs / "phrasings.csv").write_text(f"question,chunk\nlimescale,kettle.txt:3-4\ndoes it hum,{chunk}\n")
    assert said(read_corpus([docs])) == [("limescale", "With vinegar.")]


def test_a_row_about_a_document_that_settings_do_not_leave_out_is_still_an_error(docs):
    (docs / "faqbot.toml").write_text('exclude = ["toaster.txt"]')
    for wrong in ("toster#faq/is-it-loud", "kettle#faq/is-it-loud", "toster.txt:3"):
        (docs / "phrasings.csv").write_text(f"question,chunk\ndoes it hum,{wrong}\n")
        with pytest.raises(CorpusError, match="no chunk"):
            read_corpus([docs])


def test_an_id_that_may_be_in_a_document_that_settings_leave_out_is_passed_over_with_a_warning(docs):
    (docs / "faqbot.toml").write_text('exclude = ["toaster.txt"]')
    (docs / "phrasings.csv").write_text("question,chunk\ndoes it hum,own-id\nis it loud,ref:kkkkk\n")
    with pytest.warns(CorpusWarning, match="2 questions for chunks that are not in the documents that are read"):
        assert said(read_corpus([docs])) == []


def test_rows_of_roots_whose_documents_clash_may_be_about_what_their_settings_leave_out(tmp_path):
    for name, exclude in (("left", '["b.txt"]'), ("right", '["c.txt"]')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "faqbot.toml").write_text(f"exclude = {exclude}")
        (tmp_path / name / "phrasings.csv").write_text("question,chunk\nwhy,b.txt:3-4\n")
        for page in ("a.txt", "b.txt", "c.txt"):
            (tmp_path / name / page).write_text(f"Page\nFAQ\nHow is {page}?\n{name} {page}.\n")
    assert said(read_corpus([tmp_path / "left", tmp_path / "right"])) == [("why", "right b.txt.")]


@pytest.mark.parametrize("name", ["phrasings.csv", "synonyms.txt", "faqbot.toml"])
@pytest.mark.parametrize(
    "content", ["", "\n", "\n\r\n \n", "\ufeff", "\ufeff\n", ",,\n,\n", '""', '"",""\n', "#\n", "\0"]
)
def test_a_side_file_without_content_is_read_or_refused_in_one_line(name, content, tmp_path):
    (tmp_path / "page.txt").write_text("Page\n\nHow?\nSo it is.\n")
    (tmp_path / name).write_text(content)
    said = ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            assert read_corpus([tmp_path]).chunks
        except FaqbotError as error:
            said = str(error)
    assert not said or (str(tmp_path / name) in said and "\n" not in said)
