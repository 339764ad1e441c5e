import pytest

from faqbot.corpus.readers.plain.decorated import decorated_lines, signs_of
from faqbot.corpus.readers.plain.line_table import LineTable


def headings(*lines):
    found = decorated_lines(LineTable(lines))
    return [signs_of(lines[at])[1] for at in found]


@pytest.mark.parametrize(
    "form", ["*** {} ***", "-- {} --", "## {} ##", "■{}", "◆ {}", "【{}】", "[{}]", "{} ~", "> {}", "> {} <"]
)
def test_lines_with_the_same_signs_are_headings(form):
    lines = [form.format("Lamps"), "", "They shine.", "", form.format("Chairs"), "", "They stand."]
    assert headings(*lines) == ["Lamps", "Chairs"]


def test_the_title_may_have_the_signs_of_the_headings():
    lines = ["*** House ***", "", "*** Lamps ***", "They shine.", "", "*** Chairs ***", "They stand."]
    assert headings(*lines) == ["House", "Lamps", "Chairs"]


@pytest.mark.parametrize(
    "lines",
    [
        ["■ one", "■ two", "", "Text."],
        ["● one", "", "● two", "", "● three", "", "Text."],
        ["● A whole sentence.", "", "Text.", "", "● Another one.", "", "Text."],
        ["> quoted words that", "> go on", "", "Text.", "", "> And others", "", "Text."],
        ["Only one", "", "*** Lamps ***", "", "They shine."],
        ["    ## Code ##", "", "    x", "", "    ## More ##", "", "    y"],
        ["They shine", "", "[Lamps]", "", "Text.", "", "Then:", "[Lamps]", "Text."],
        ["- one", "", "  Text.", "", "- two", "", "  Text."],
    ],
)
def test_items_quotations_and_code_are_no_headings(lines):
    assert headings(*lines) == []
