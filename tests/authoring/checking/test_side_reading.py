import pytest

from faqbot.authoring.checking.check import check_corpus

PAGE = "# Hall\n\n## Is it dry?\n\nIt is dry all year.\n\n## Who has the key?\n\nJo has the key.\n"


@pytest.fixture
def findings(tmp_path):
    def found(phrasings="", synonyms="", root=""):
        (tmp_path / "hall.md").write_text(PAGE)
        if phrasings:
            (tmp_path / "phrasings.csv").write_text(f"question,chunk\n{phrasings}", encoding="utf-8")
        if synonyms:
            (tmp_path / "synonyms.txt").write_text(synonyms, encoding="utf-8")
        return check_corpus([str(tmp_path / root)]).findings

    return found


def codes(findings):
    return [(finding.code, finding.line) for finding in findings]


def test_every_phrasing_whose_chunk_is_gone_is_listed_with_the_nearest(findings):
    found = findings("damp walls,hall#is-it-dyr\nopen up,hall#who-has-the-keys\nis it damp,hall#is-it-dry\n")
    assert codes(found) == [("unknown-chunk", 2), ("unknown-chunk", 3)]
    assert found[0].problem == "No chunk has the id 'hall#is-it-dyr'; did you mean 'hall#is-it-dry'?"


def test_rows_that_cannot_be_read_are_listed_and_the_others_count(findings):
    found = findings(',hall#is-it-dry\nis it damp,"hall#is-it-dry",x\nwet,hall#gone\n,hall#is-it-dry\n')
    assert codes(found) == [
        ("broken-side-file", 2),
        ("broken-side-file", 3),
        ("unknown-chunk", 4),
        ("broken-side-file", 5),
    ]


def test_a_file_of_phrasings_without_its_columns_is_one_finding(tmp_path, findings):
    (tmp_path / "phrasings.csv").write_text("a,b\n1,2\n")
    assert codes(findings()) == [("broken-side-file", 1)]


def test_phrasings_for_documents_that_are_not_named_are_passed_over(findings):
    assert codes(findings("is it far,own-id\nis it near,other#near\n", root="hall.md")) == [("phrasing-elsewhere", 2)]


def test_every_rule_of_synonyms_that_cannot_be_read_is_listed(findings):
    assert codes(findings(synonyms="lonely\ndry, parched\n=> x\na => b => c\n")) == [
        ("broken-side-file", 1),
        ("broken-side-file", 3),
        ("broken-side-file", 4),
    ]


def test_a_comment_behind_a_rule_is_found(findings):
    assert codes(findings(synonyms="dry, parched # not wet\n")) == [("reader-warning", 1)]


def test_a_side_file_in_windows_text_and_an_empty_one_are_found(tmp_path, findings):
    (tmp_path / "phrasings.csv").write_bytes(
        "question,chunk\nist es trocken für Möbel,hall#is-it-dry\n".encode("cp1252")
    )
    (tmp_path / "synonyms.txt").touch()
    assert codes(findings()) == [("not-utf8", 2), ("empty-document", None)]


def test_a_row_about_a_document_that_settings_leave_out_is_noted(tmp_path):
    (tmp_path / "faqbot.toml").write_text('exclude = ["attic.md"]')
    (tmp_path / "hall.md").write_text("# Hall\n\n## Is it dry?\n\nYes, it is.\n")
    (tmp_path / "attic.md").write_text("# Attic\n\n## Is it high?\n\nNo, it is low.\n")
    (tmp_path / "phrasings.csv").write_text("question,chunk\nhow high,attic#is-it-high\nhow far,barn#is-it-far\n")
    found = [(one.code, one.line) for one in check_corpus([str(tmp_path)]).findings]
    assert found == [("unknown-chunk", 3), ("phrasing-elsewhere", 2)]
