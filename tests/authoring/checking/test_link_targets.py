import pytest

from faqbot.authoring.checking.documents.anchors import anchors_of, parse_markdown
from faqbot.authoring.checking.documents.lenient_reading import read_leniently
from faqbot.authoring.checking.documents.link_targets import check_links, page_anchors
from faqbot.corpus.files.discovery import find_files

PAGE = "# Page\n\n## Pay the bill {#pay}\n\nText.\n\n## Größe & Farbe\n\nText.\n"


@pytest.fixture
def findings(tmp_path):
    """What is found in a page with some text, beside the page `other.md` and the folder `pictures`."""
    (tmp_path / "other.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "plan.png").touch()
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "index.md").write_text(PAGE, encoding="utf-8")

    def found(text):
        (tmp_path / "page.md").write_text(text, encoding="utf-8")
        (file,) = (file for file in find_files([tmp_path]).files if file.name == "page.md")
        read, _ = read_leniently(file)
        return [(finding.code, finding.line) for finding in check_links(read, page_anchors)]

    return found


@pytest.mark.parametrize(
    "target",
    [
        "other.md",
        "other",
        "other.html",
        "./other.md?plain=1",
        "other.md#pay",
        "guide/",
        "guide#pay",
        "guide/index.md#größe--farbe",
        "guide/#gr%C3%B6%C3%9Fe-farbe",
        "pictures/plan.png",
        "#the-second",
        "#top",
        "other.md#L3-L9",
        "https://example.org/nowhere.md",
        "mailto:jo@example.org",
        "/from/the/root",
        "//example.org/x",
        "{{ site.url }}/x",
    ],
)
def test_a_link_with_a_target_is_no_finding(findings, target):
    assert findings(f"# Page\n\n[x](<{target}>)\n\n## The Second\n\nText.\n") == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# P\n\nSome\n[text](gone.md) here.\n", "broken-link", 4),
        ("# P\n\n![plan](pictures/gone.png)\n", "broken-link", 3),
        ("# P\n\n[text][gone]\n\n[gone]: gone.md\n", "broken-link", 3),
        ("# P\n\n<p>\n<a href='gone.md'>text</a>\n</p>\n", "broken-link", 4),
        ("# P\n\n[x](#gone)\n", "broken-anchor", 3),
        ("# P\n\n[x](other.md#gone)\n", "broken-anchor", 3),
        ("# P\n\n[x](guide/#gone)\n", "broken-anchor", 3),
    ],
)
def test_a_link_that_leads_nowhere_is_found_with_its_line(findings, text, code, line):
    assert findings(text) == [(code, line)]


def test_links_in_code_are_text(findings):
    assert findings("# P\n\nWrite `[x](gone.md)` or\n\n```\n[x](gone.md)\n```\n") == []


def test_the_nearest_file_is_named(tmp_path):
    (tmp_path / "prices.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.md").write_text("# P\n\n[x](price.md)\n")
    file = find_files([tmp_path / "page.md"]).files[0]
    (finding,) = check_links(read_leniently(file)[0], page_anchors)
    assert finding.remedy == 'Did you mean "prices.md"?'


@pytest.mark.parametrize("heading", ["How to *pay*?", "`--json` & co", "3. Größe", "A/B-Test", "Überblick"])
def test_the_anchor_of_github_is_an_anchor_of_its_heading(findings, heading):
    plain = heading.replace("*", "").replace("`", "")
    slug = "".join(sign for sign in plain.lower() if sign.isalnum() or sign in " -_").replace(" ", "-")
    assert findings(f"# P\n\n[x](#{slug})\n\n## {heading}\n\nText.\n") == []


def test_anchors_of_elements_and_of_other_dialects_count():
    text = "<a id='one'></a>\n\n(two)=\n\n## Three {: #three }\n\n<h2>Four four</h2>\n"
    assert {"one", "two", "three", "fourfour"} <= anchors_of(text, parse_markdown(text))
