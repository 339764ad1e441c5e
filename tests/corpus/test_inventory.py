"""What became of each line of a document."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.document import Block, BlockKind, Document, LeftOut, Pair
from faqbot.corpus.files.decoding import split_lines
from faqbot.corpus.inventory import (
    Account,
    Fate,
    Omission,
    account_for,
    find_omissions,
    omissions_of,
)
from faqbot.corpus.reading import document_of
from faqbot.errors import CorpusError, CorpusWarning


def accounts_of(text, name="page.md", *left_out, without=()):
    """Return the accounts of a text; `left_out` is added to its document, and blocks on the lines `without` removed."""
    document = document_of(text, name)
    blocks = tuple(block for block in document.blocks if block.lines[0] not in without)
    document = replace(document, blocks=blocks, left_out=(*document.left_out, *left_out))
    return account_for(text, document, list(chunk_document(document)))


def test_the_title_is_a_heading_and_a_rule_is_markup():
    assert accounts_of("# Boats\n\nThey float.\n\n***\n") == [
        Account((1, 1), Fate.HEADING),
        Account((2, 2), Fate.BLANK),
        Account((3, 3), Fate.CHUNK),
        Account((4, 4), Fate.BLANK),
        Account((5, 5), Fate.MARKUP),
    ]


def test_a_question_and_its_answer_are_in_a_chunk_and_the_line_between_them_is_blank():
    assert accounts_of("## Is it fast?\n\nVery.\n") == [
        Account((1, 1), Fate.CHUNK),
        Account((2, 2), Fate.BLANK),
        Account((3, 3), Fate.CHUNK),
    ]


def test_an_answer_behind_a_number_and_a_mark_is_in_a_chunk():
    assert accounts_of("How?\n1. A: So\n", "a.txt")[-1].fate is Fate.CHUNK


def test_a_tab_with_one_line_below_it_has_text(tmp_path):
    tabs = "<ul><li><a data-toggle=tab href='#a'>News</a></li><li><a data-toggle=tab href='#b'>Times</a></li></ul>"
    panels = "<div id=a><p>We moved.</p></div>\n<div id=b><p>From nine to five.</p></div>"
    (tmp_path / "page.html").write_text(f"<h1>Shop</h1>\n{tabs}\n{panels}", "utf-8")
    assert [str(omission) for omission in find_omissions([tmp_path])] == []


@pytest.mark.parametrize("mark", ["A:", "A：", "**A:**", "Answer:"])
def test_the_mark_of_an_answer_on_a_line_of_its_own_is_not_lost(mark):
    fates = [account.fate for account in accounts_of(f"Q: Are boats fast?\n\n{mark}\n\nVery.\n", "boats.txt")]
    assert Fate.LOST not in fates


def test_the_heading_of_an_answer_directly_below_its_topic_is_not_lost():
    assert Fate.LOST not in {account.fate for account in accounts_of("# Boats\n\n## Leaks\n\n### Answer\n\nTar.\n")}


@pytest.mark.parametrize("opening", ['!!! note inline end "Wet"', '::: {.note title="Wet"}', "> [!NOTE] Wet"])
def test_a_line_that_opens_a_box_is_said_if_its_title_is(opening):
    text = f"# Boats\n\n{opening}\n    Take a towel.\n" if opening[0] == "!" else f"# Boats\n\n{opening}\n> Wet.\n"
    assert Account((3, 4), Fate.CHUNK) in accounts_of(text)


@pytest.mark.parametrize("opening", ['{{% tab title="Wet" %}}', '{% tab title="Wet" %}', '{{< tab label="Wet" >}}'])
def test_a_line_that_opens_a_shortcode_is_said_if_its_title_is(opening):
    assert Account((3, 6), Fate.CHUNK) in accounts_of(f"# Boats\n\n{opening}\n```\nTake a towel.\n```\n")


def test_a_line_whose_words_stand_in_shortcodes_is_said():
    assert accounts_of("## Is it wet?\n\n{{% big red %}}No{{% /big %}}\n")[-1] == Account((3, 3), Fate.CHUNK)


def test_a_shortcode_within_an_answer_that_shows_no_title_is_left_out():
    accounts = accounts_of('## Is it wet?\n\nTake a towel.\n\n{% figure alt="A towel" %}\n\nOr two.\n')
    assert Account((5, 5), Fate.LEFT_OUT, "directive") in accounts


def test_the_first_line_of_a_tag_is_said_if_its_title_asks_what_is_answered():
    accounts = accounts_of('# Boats\n\n<Collapse\n  title="My boat leaks"\n>\n\nUse tar.\n\n</Collapse>\n')
    assert accounts[2] == Account((3, 5), Fate.CHUNK)


def test_a_heading_with_nothing_below_it_has_no_text():
    accounts = accounts_of("# Boats\n\n## Sails\n\nWhite.\n\n## Oars\n\n## Ropes\n\nThick.\n")
    bare = [account.lines for account in accounts if account.fate is Fate.BARE_HEADING]
    assert bare == [(7, 7)]


def test_a_heading_has_the_text_of_the_headings_below_it():
    accounts = accounts_of("# Boats\n\n## Sails\n\n### Main\n\n#### White\n\nClean it.\n")
    assert {account.fate for account in accounts} == {Fate.HEADING, Fate.BLANK, Fate.CHUNK}


def test_a_heading_of_the_same_words_elsewhere_does_not_give_text_to_a_bare_one():
    accounts = accounts_of("## Sails\n\n### Care\n\n## Oars\n\n### Care\n\nOil them.\n")
    assert [account.lines[0] for account in accounts if account.fate is Fate.BARE_HEADING] == [1, 3]


def test_the_title_of_a_plain_page_is_a_heading_and_its_underline_is_markup():
    assert accounts_of("Boats\n=====\n\nThey float.\n", "boats.txt")[:2] == [
        Account((1, 1), Fate.HEADING),
        Account((2, 2), Fate.MARKUP),
    ]


def test_a_title_is_a_heading_with_its_number_too():
    assert accounts_of("2. Boats\n========\n\nThey float.\n", "boats.txt")[0] == Account((1, 1), Fate.HEADING)


def test_a_line_above_a_title_with_its_words_is_not_taken_for_it():
    assert [account.fate for account in accounts_of("#Boats\n\nT Boats\n<\n", "boats.txt")] == [
        *(Fate.CHUNK, Fate.BLANK, Fate.HEADING, Fate.CHUNK),
    ]


def test_a_title_without_any_text_is_a_bare_heading():
    assert accounts_of("# Boats\n") == [Account((1, 1), Fate.BARE_HEADING)]


def test_what_the_reader_leaves_out_has_the_reason_of_the_reader():
    text = "Boats float.\n\nnote to myself\nand to Bob\n\nThey sink, too.\n"
    accounts = accounts_of(text, "page.md", LeftOut((3, 4), "comment"), without=(3,))
    assert Account((3, 4), Fate.LEFT_OUT, "comment") in accounts


def test_a_line_that_is_left_out_in_part_is_in_a_chunk():
    accounts = accounts_of("Boats float. <!-- ask -->\n", "page.md", LeftOut((1, 1), "comment"))
    assert accounts == [Account((1, 1), Fate.CHUNK)]


def test_a_line_in_no_block_is_lost():
    accounts = accounts_of("Boats float.\n\nThey sink, too.\n", without=(3,))
    assert accounts[-1] == Account((3, 3), Fate.LOST)


def test_a_line_among_those_of_a_chunk_that_the_chunk_does_not_say_is_lost():
    text = "## Do boats float?\n\nYes.\n\nOnly good ones do.\n\nOthers sink.\n"
    accounts = accounts_of(text, "page.md", without=(5,))
    assert Account((5, 5), Fate.LOST) in accounts
    assert accounts[-1] == Account((7, 7), Fate.CHUNK)


def test_signs_of_comparison_are_no_tags():
    accounts = accounts_of("Boats < 3 m\n\nare small, and those\n> 3 m are large.\n")
    assert Fate.LOST not in {account.fate for account in accounts}


def test_tags_alone_are_markup():
    assert accounts_of("Boats.\n\n<br>\n", "page.md", without=(3,))[-1] == Account((3, 3), Fate.MARKUP)


@pytest.mark.parametrize(
    ("name", "text", "fates"),
    [
        ("a.csv", "question,answer\nIs it?,Yes.\n\nWas it?,No.\n", [Fate.HEADING, Fate.CHUNK, Fate.BLANK, Fate.CHUNK]),
        ("a.tsv", "Is it?\tYes.\nWas it?\tNo.\n", [Fate.CHUNK]),
        ("a.jsonl", '{"q": "Is it?", "a": "Yes."}\n', [Fate.CHUNK]),
        (
            "a.json",
            '{\n"faq": [\n{"q": "Is it?",\n"a": "Yes."}\n]\n}\n',
            [Fate.MARKUP, Fate.CHUNK, Fate.MARKUP],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[:3] else "",
)
def test_the_rows_of_a_table_are_in_chunks_and_the_header_is_a_heading(name, text, fates):
    assert [account.fate for account in accounts_of(text, name)] == fates


def test_a_value_beside_the_pairs_of_a_json_file_is_lost():
    text = '{"faq": [\n{"q": "Is it?", "a": "Yes."}\n],\n"more": ["Never read."]}\n'
    document = Document("a.json", "A", pairs=(Pair("Is it?", "Yes.", (2, 2)),))
    assert account_for(text, document, list(chunk_document(document)))[-1] == Account((4, 4), Fate.LOST)


def test_a_question_in_running_text_that_no_chunk_answers_is_unanswered():
    block = Block(BlockKind.QUESTION, "Are boats fast?", (1, 1), "Are boats fast?")
    accounts = account_for("Are boats fast?\n", Document("page.md", "Page", (block,)), [])
    assert accounts == [Account((1, 1), Fate.UNANSWERED)]
    assert list(map(str, omissions_of("page.md", accounts))) == ["page.md:1 question without an answer"]


def test_a_rule_that_the_reader_names_as_markup_is_markup():
    accounts = accounts_of("Boats float.\n\n---\n", "page.md", LeftOut((3, 3), "markup"))
    assert accounts[-1] == Account((3, 3), Fate.MARKUP)


def test_an_empty_document_has_no_accounts():
    assert accounts_of("") == []


@given(
    st.text(alphabet=st.sampled_from(list("ab?.:-*#>`|~_=<!1)( QA\n\n\n\t\r\x0cé"))), st.sampled_from([".md", ".txt"])
)
def test_each_line_is_in_exactly_one_account(text, suffix):
    accounts = accounts_of(text, "page" + suffix)
    numbers = [number for account in accounts for number in range(account.lines[0], account.lines[1] + 1)]
    assert numbers == list(range(1, len(split_lines(text)) + 1))


def test_the_omissions_of_a_corpus_are_listed_with_their_places(tmp_path):
    (tmp_path / "a.md").write_text("## Sails\n\nWhite.\n\n## Oars\n\n## Ropes\n\n## Masts\n\nTall.\n")
    (tmp_path / "b.txt").write_text("Boats\n\nThey float.\n")
    omissions = find_omissions([tmp_path])
    assert list(map(str, omissions)) == ["a.md:5 heading without text", "a.md:7 heading without text"]


def test_an_omission_of_several_lines_names_the_first_and_the_last():
    assert str(Omission("faq.md", (3, 9), "table of contents")) == "faq.md:3-9 table of contents"
    (omission,) = omissions_of("faq.md", [Account((1, 2), Fate.BLANK), Account((3, 9), Fate.LEFT_OUT, "comment")])
    assert omission == Omission("faq.md", (3, 9), "comment")


def test_files_that_are_skipped_are_named(tmp_path):
    (tmp_path / "a.md").write_text("Boats float.\n")
    (tmp_path / "data.json").write_text('{"speed": 7}')
    with pytest.warns(CorpusWarning, match=r"skipped data\.json"):
        assert find_omissions([tmp_path]) == []


def test_a_file_of_a_folder_that_cannot_be_read_is_skipped_and_a_named_one_is_an_error(tmp_path):
    (tmp_path / "a.md").write_text("Boats float.\n")
    (tmp_path / "b.md").write_bytes(b"\0" * 100)
    with pytest.warns(CorpusWarning, match=r"skipped b\.md"):
        assert find_omissions([tmp_path]) == []
    with pytest.raises(CorpusError):
        find_omissions([tmp_path / "b.md"])


def test_a_file_in_an_old_encoding_is_warned_of_once(tmp_path):
    (tmp_path / "a.txt").write_bytes("Boats\n\nÄlter als Türme.\n".encode("cp1252"))
    with pytest.warns(CorpusWarning) as warned:
        assert find_omissions([tmp_path]) == []
    assert len(warned) == 1


def test_a_long_line_that_is_cut_into_several_chunks_is_in_chunks():
    text = " ".join(f"Boat {n} has the sail {n + 1} of the mast {n * n}." for n in range(100)) + "\n"
    assert accounts_of(text) == [Account((1, 1), Fate.CHUNK)]


def test_a_title_that_says_nothing_is_a_heading_although_the_document_has_another():
    text = "Frequently asked questions\n==========================\n\nDo boats float?\n\nYes.\n"
    assert accounts_of(text, "boats.txt")[0] == Account((1, 1), Fate.HEADING)


SECTIONS = "## Part {0}\n\n### Is it {0}?\n\n- Yes\n- or no\n\n***\n"
SENTENCES = "Boat {0} has the sail of the mast {0} and the rope {0}. "


@pytest.mark.parametrize("part", [SECTIONS, SENTENCES], ids=["sections", "one long line"])
def test_twice_the_lines_take_about_twice_the_time(part):
    def seconds(parts):
        text = "".join(map(part.format, range(parts)))
        document = document_of(text, "page.md")
        chunks = list(chunk_document(document))
        times = []
        for _ in range(3):
            start = time.process_time()
            account_for(text, document, chunks)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(1_600) < 6 * seconds(400) + 0.05


@pytest.mark.parametrize("title", [".. list-table:: Fares", ".. tab-item:: Boats", ".. admonition:: Ferries"])
def test_the_title_of_a_directive_of_restructuredtext_is_said_without_its_name(tmp_path, title):
    (tmp_path / "page.rst").write_text(f"Boats\n=====\n\n{title}\n\n   * - A text.\n     - Of two.\n")
    assert find_omissions([tmp_path]) == []


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_a_mark_on_a_line_of_its_own_is_said_with_its_question(name):
    text = "# Lamp\n\nQ:\nIs it red?\n\nA:\nYes.\n\nQ:\nIs it far?\n\nA:\nNo.\n"
    assert not {Fate.UNANSWERED, Fate.LOST} & {account.fate for account in accounts_of(text, name)}


def test_the_end_of_a_section_without_a_line_of_its_own_is_no_heading_without_text():
    text = "# Boats\n\n**Why?**\n\nSo.\n\n---\n\n*Last updated: May*\n"
    assert Fate.BARE_HEADING not in {account.fate for account in accounts_of(text)}
