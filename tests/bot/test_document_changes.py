"""Documents are added and removed, with the index that a new build gives."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot import CorpusError, CorpusWarning, EmptyCorpusError, FaqBot
from faqbot.building import segment_store


def page(name: str, size: str = "small") -> str:
    return f"# {name}\n\n## How big is {name}?\n\nIt is {size}.\n\n## Who made it?\n\nWe made {name}.\n"


def index_files(bot: FaqBot, directory: Path) -> dict[str, bytes]:
    bot.save(directory, documents=False)
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def same(one: FaqBot, other: FaqBot, folder: Path) -> bool:
    return index_files(one, folder / "one") == index_files(other, folder / "other")


TEXTS = {name: page(name.removesuffix(".md").title()) for name in ("apple.md", "fig.md", "kiwi.md", "sub/plum.md")}


def test_an_added_text_gives_the_index_of_a_new_build_and_so_does_a_removed_one(tmp_path: Path):
    bot = FaqBot.from_texts(TEXTS)
    bot.add(texts={"banana.md": page("Banana"), "zucchini.md": page("Zucchini")})
    more = TEXTS | {"banana.md": page("Banana"), "zucchini.md": page("Zucchini")}
    assert same(bot, FaqBot.from_texts(more), tmp_path)
    assert bot.ask("how big is the banana?").text == "It is small."
    bot.remove("banana.md")
    bot.remove("zucchini.md")
    assert same(bot, FaqBot.from_texts(TEXTS), tmp_path)


def test_a_text_of_a_name_that_is_there_takes_its_place(tmp_path: Path):
    bot = FaqBot.from_texts(TEXTS)
    bot.add(texts={"fig.md": page("Fig", "blue")})
    assert same(bot, FaqBot.from_texts(TEXTS | {"fig.md": page("Fig", "blue")}), tmp_path)


ONE = st.sampled_from(
    [
        page("Apple"),
        page("Apple", "red"),
        page("Fig"),
        "# FAQ\n\n## How big is it?\n\nBig.\n",
        "# FAQ\n\n## How big is it?\n\nBig.\n\n## How big is it?\n\nSmall.\n",
        "Only a text without any heading.\n",
        "",
    ]
)
CHANGES = st.lists(st.tuples(st.sampled_from(["a.md", "b/a.md", "c.txt", "d.md"]), st.none() | ONE), max_size=6)


@given(changes=CHANGES)
@pytest.mark.filterwarnings("ignore::faqbot.CorpusWarning")
def test_any_changes_give_the_index_of_a_new_build(changes, tmp_path_factory: pytest.TempPathFactory):
    texts = {"first.md": page("First")}
    bot = FaqBot.from_texts(texts)
    for name, text in changes:
        if text is not None:
            bot.add(texts={name: text})
            texts[name] = text
        elif name in texts:
            bot.remove(name)
            del texts[name]
    assert same(bot, FaqBot.from_texts(texts), tmp_path_factory.mktemp("saved"))


# Files


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_file_below_the_folder_of_the_bot_is_added_as_if_it_had_been_there(docs: Path, tmp_path: Path):
    bot = FaqBot.from_corpus(docs)
    (docs / "sub" / "date.md").write_text(page("Date"))
    bot.add(docs / "sub" / "date.md")
    assert "sub/date.md" in bot.documents()
    assert same(bot, FaqBot.from_corpus(docs), tmp_path)
    bot.remove(docs / "sub" / "date.md")
    (docs / "sub" / "date.md").unlink()
    assert same(bot, FaqBot.from_corpus(docs), tmp_path)


def test_a_folder_elsewhere_is_added_with_its_side_files(docs: Path, tmp_path: Path):
    more = tmp_path / "more"
    more.mkdir()
    (more / "lime.md").write_text(page("Lime"))
    (more / "phrasings.csv").write_text("question,chunk\nthe sour one,lime.md:3-5\n")
    bot = FaqBot.from_corpus(docs)
    bot.add(more)
    assert same(bot, FaqBot.from_corpus(docs, more), tmp_path)
    bot.remove("lime.md")
    assert bot.documents() == FaqBot.from_corpus(docs).documents()


def test_rows_of_phrasings_about_a_removed_document_are_passed_over(docs: Path, tmp_path: Path):
    (docs / "phrasings.csv").write_text("question,chunk\nthe green one,kiwi.md:3-5\nthe red one,apple.md:3-5\n")
    bot = FaqBot.from_corpus(docs)
    bot.remove("kiwi.md")
    (docs / "faqbot.toml").write_text('exclude = ["kiwi.md"]\n')
    assert same(bot, FaqBot.from_corpus(docs), tmp_path)


def test_a_folder_of_documents_is_removed_by_its_path_and_by_its_name(docs: Path):
    for reference in (docs / "sub", "sub", "sub/"):
        bot = FaqBot.from_corpus(docs)
        bot.remove(reference)
        assert bot.documents() == ["apple.md", "fig.md", "kiwi.md"]


def test_only_what_is_added_is_read(docs: Path, monkeypatch: pytest.MonkeyPatch):
    bot = FaqBot.from_corpus(docs)
    read: list[str] = []
    real = segment_store.read_part

    def counting(part, *given):
        read.append(part.file.name)
        return real(part, *given)

    monkeypatch.setattr(segment_store, "read_part", counting)
    bot.add(texts={"banana.md": page("Banana")})
    bot.remove("apple.md")
    assert read == ["banana.md"]


def test_a_file_that_changed_is_not_read_again_by_chance(docs: Path):
    bot = FaqBot.from_corpus(docs)
    (docs / "fig.md").write_text("# Changed\n\n## Why?\n\nBecause.\n")
    bot.add(texts={"x.md": page("X")})
    assert bot.ask("how big is the fig?").text == "It is small."
    with pytest.raises(CorpusError, match=r"fig\.md: shares its title .* add it, too, or call reload\(\)"):
        bot.add(texts={"y.md": page("Fig")})
    assert "y.md" not in bot.documents()
    bot.reload()
    assert "Changed" in bot.topics()
    assert "x.md" in bot.documents()


# Saved


def test_save_keeps_what_was_added_and_a_loaded_bot_goes_on(tmp_path: Path, docs: Path):
    bot = FaqBot.from_corpus(docs)
    bot.add(texts={"banana.md": page("Banana")})
    bot.save(tmp_path / "saved")
    loaded = FaqBot.load(tmp_path / "saved")
    assert loaded.ask("how big is the banana?").text == "It is small."
    loaded.remove("banana.md")
    loaded.add(docs / "fig.md")
    loaded.save(tmp_path / "saved")
    again = FaqBot.load(tmp_path / "saved")
    assert same(again, FaqBot.from_corpus(docs), tmp_path)
    again.remove("fig.md")


def test_what_update_wrote_can_be_changed_and_updated_again(tmp_path: Path, docs: Path):
    bot = FaqBot.update(tmp_path / "saved", docs)
    bot.add(texts={"banana.md": page("Banana")})
    bot.save(tmp_path / "saved")
    assert "banana.md" in FaqBot.load(tmp_path / "saved").documents()
    assert "banana.md" not in FaqBot.update(tmp_path / "saved", docs).documents()


def test_saving_often_leaves_no_segments_of_removed_documents(tmp_path: Path):
    bot = FaqBot.from_texts(TEXTS)
    for number in range(3):
        bot.add(texts={"new.md": page(f"New {number}")})
        bot.save(tmp_path / "saved")
    assert len(list((tmp_path / "saved" / ".segments").iterdir())) == len(bot._kept.jobs)  # type: ignore[union-attr]


def test_an_index_without_its_documents_says_why_nothing_can_be_added(tmp_path: Path):
    FaqBot.from_texts(TEXTS).save(tmp_path / "saved", documents=False)
    loaded = FaqBot.load(tmp_path / "saved")
    with pytest.raises(CorpusError, match="does not keep its documents, so none can be added or removed"):
        loaded.add(texts={"a.md": page("A")})
    assert loaded.ask("how big is the fig?").text == "It is small."


def test_a_bot_that_was_changed_is_not_pickled_as_the_index_that_was_saved_before(tmp_path: Path):
    import pickle

    bot = FaqBot.from_texts(TEXTS)
    bot.save(tmp_path / "saved")
    pickle.dumps(bot)
    bot.add(texts={"a.md": page("A")})
    with pytest.raises(TypeError, match=r"call bot\.save\(directory\) first"):
        pickle.dumps(bot)


# Pairs


def test_pairs_are_added_replaced_and_removed_by_their_ids(tmp_path: Path):
    first = [("How do I pay?", "By card."), {"question": "Who pays?", "answer": "You.", "id": "who"}]
    bot = FaqBot.from_pairs(first)
    bot.add(pairs=[("Where are you?", "In Ulm."), {"question": "Who pays?", "answer": "We do.", "id": "who"}])
    after = [first[0], {"question": "Who pays?", "answer": "We do.", "id": "who"}, ("Where are you?", "In Ulm.")]
    assert same(bot, FaqBot.from_pairs(after), tmp_path)
    bot.remove("who")
    bot.remove("pairs#how-do-i-pay")
    assert same(bot, FaqBot.from_pairs([("Where are you?", "In Ulm.")]), tmp_path)
    with pytest.raises(CorpusError, match="has only this pair; remove the document"):
        bot.remove("pairs#where-are-you")


def test_adding_a_pair_to_many_reads_the_last_part_of_them_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    pairs = [(f"What is number {n} of the things?", f"It is {n} feet long.") for n in range(3000)]
    bot = FaqBot.from_pairs(pairs)
    sizes: list[int] = []
    real = segment_store.read_part

    def counting(part, *given):
        sizes.append(part.end - part.start)
        return real(part, *given)

    monkeypatch.setattr(segment_store, "read_part", counting)
    bot.add(pairs=[("And who is that?", "Nobody.")])
    assert len(sizes) == 1
    assert sizes[0] < 100_000
    monkeypatch.undo()
    assert same(bot, FaqBot.from_pairs([*pairs, ("And who is that?", "Nobody.")]), tmp_path)


# Errors


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("figs.md", r"no document is cited as 'figs\.md', and none is at this path; did you mean 'fig\.md'\?"),
        ("qqqqq", r"bot\.documents\(\) lists them"),
        ("fig#who-made-it", r"is a part of this document, which faqbot does not edit; remove the document 'fig\.md'"),
    ],
)
def test_what_cannot_be_removed_says_why(reference: str, message: str):
    bot = FaqBot.from_texts(TEXTS)
    with pytest.raises(CorpusError, match=message):
        bot.remove(reference)
    assert len(bot.documents()) == len(TEXTS)


def test_the_last_document_is_not_removed():
    bot = FaqBot.from_texts({"a.md": page("A")})
    with pytest.raises(CorpusError, match=r"a\.md: is the last document, and a bot needs one"):
        bot.remove("a.md")


def test_after_an_error_nothing_has_changed(tmp_path: Path):
    bot = FaqBot.from_texts(TEXTS)
    before = bot.documents()
    for call in (
        lambda: bot.add(texts={"good.md": page("Good"), "bad.csv": "no,header\n1,2\n"}),
        lambda: bot.add(tmp_path / "missing.md"),
        lambda: bot.add(texts={"phrasings.csv": "question,chunk\nwhy,nothing.md:1-2\n"}),
        bot.add,
    ):
        with pytest.raises(CorpusError):
            call()
        assert bot.documents() == before
    assert same(bot, FaqBot.from_texts(TEXTS), tmp_path)


def test_another_file_of_a_name_that_is_taken_is_refused(docs: Path, tmp_path: Path):
    (tmp_path / "fig.md").write_text(page("Other fig"))
    with pytest.raises(CorpusError, match=r"another document is cited as 'fig\.md' already"):
        FaqBot.from_corpus(docs).add(tmp_path / "fig.md")


def test_nothing_to_add_is_an_error():
    with pytest.raises(EmptyCorpusError, match="there is nothing to add; name a document, or give texts or pairs"):
        FaqBot.from_texts(TEXTS).add()


def test_a_warning_is_about_what_is_added_alone():
    with pytest.warns(CorpusWarning, match="without a question or an answer"):
        bot = FaqBot.from_texts(TEXTS | {"t.csv": "question,answer\nWhy?,So.\nWho?,\n"})
    bot.add(texts={"a.md": page("A")})  # gives no warning, which would be an error here


# Threads


def test_questions_are_answered_while_documents_come_and_go():
    bot = FaqBot.from_texts(TEXTS)
    stop, wrong = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            reply = bot.ask("how big is the fig?", topic="Fig")
            if reply.text != "It is small.":
                wrong.append(reply)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    changing = [threading.Thread(target=_come_and_go, args=(bot, name)) for name in ("x", "y")]
    for thread in changing:
        thread.start()
    for thread in changing:
        thread.join()
    stop.set()
    for thread in threads:
        thread.join()
    assert not wrong
    assert sorted(bot.documents()) == sorted(TEXTS)


def _come_and_go(bot: FaqBot, name: str) -> None:
    for number in range(4):
        bot.add(texts={f"{name}{number}.md": page(f"{name} {number}")})
        bot.remove(f"{name}{number}.md")


def test_an_index_that_was_moved_without_its_documents_takes_them_by_their_names(docs: Path, tmp_path: Path):
    FaqBot.from_corpus(docs).save(tmp_path / "saved")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "saved").rename(tmp_path / "elsewhere" / "saved")
    moved = tmp_path / "moved"
    docs.rename(moved)
    loaded = FaqBot.load(tmp_path / "elsewhere" / "saved")
    (moved / "fig.md").write_text(page("Fig", "blue"))
    loaded.add(moved / "fig.md")
    assert loaded.ask("how big is the fig?").text == "It is blue."
    assert loaded.documents() == FaqBot.from_corpus(moved).documents()


def test_a_loaded_bot_reads_a_document_again_whose_title_another_one_has_now(docs: Path, tmp_path: Path):
    FaqBot.from_corpus(docs).save(tmp_path / "saved")
    loaded = FaqBot.load(tmp_path / "saved")
    (docs / "other-fig.md").write_text(page("Fig"))
    loaded.add(docs / "other-fig.md")
    assert loaded.topics() == FaqBot.from_corpus(docs).topics()
    assert same(loaded, FaqBot.from_corpus(docs), tmp_path)
