from faqbot.authoring.checking.check import check_corpus


def found(tmp_path, **files):
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return [(finding.code, finding.line) for finding in check_corpus([str(tmp_path)]).findings]


def test_equal_ids_of_the_author_are_a_warning(tmp_path):
    table = "id,question,answer\nx,Is it dry?,It is dry.\nx,Who opens?,Jo opens it.\n"
    assert found(tmp_path, a_csv=table) == [("same-id", 3)]


def test_an_entry_that_is_there_twice_is_a_note(tmp_path):
    table = "id,question,answer\nx,Is it dry?,It is dry.\nx,Is it dry?,It is dry.\n"
    assert found(tmp_path, a_csv=table) == [("duplicate-entry", 3)]


def test_passages_that_begin_alike_are_a_note(tmp_path):
    tips = "# Saw\n\n## Tips\n\n" + "".join(
        f"- Wear the safety glasses when you work in the {at}.\n" for at in ("yard", "hall")
    )
    assert found(tmp_path, a_md=tips) == [("numbered-id", 6)]


def test_one_question_twice_is_not_reported_as_an_id_too(tmp_path):
    page = "# Hall\n\n## Is it dry?\n\nIt is dry.\n\n## Is it dry?\n\nIt is damp.\n"
    assert found(tmp_path, a_md=page) == [("same-question", 7)]


def test_documents_of_one_title_are_a_note(tmp_path):
    pages = {f"{name}_md": f"# Returns\n\nThe {name} go to the desk.\n" for name in ("books", "shoes")}
    assert found(tmp_path, **pages) == [("same-title", None)]
