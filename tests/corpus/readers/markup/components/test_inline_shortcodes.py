import pytest

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import document_of


def answer(text):
    (chunk,) = chunk_document(document_of(f"## Is it red?\n\n{text}\n", "page.md"))
    return chunk.text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('{{% w3-tag "w3-red" %}}No{{% /w3-tag %}}', "No"),
        ("It is {{< mark >}}not{{< /mark >}} red.", "It is not red."),
        ("{{< b >}}No{{< /b >}}, {{< i >}}blue{{< /i >}}.", "No, blue."),
    ],
)
def test_shortcodes_around_words_are_no_text(line, shown):
    assert answer(line) == shown


def test_a_heading_in_a_shortcode_is_a_heading():
    page = "{{< center >}}# Lids{{< /center >}}\n\n## Is it red?\n\nNo.\n"
    assert document_of(page, "page.md").title == "Lids"


@pytest.mark.parametrize(
    "line",
    [
        "Write `{{< b >}}No{{< /b >}}`.",
        "Write ``{{< b >}}No{{< /b >}}``.",
        "See {{< ref page >}}.",
        '{{< expand "Is it old?" >}}Yes.{{< /expand >}}',
        "{{< a >}}No{{< /b >}}",
    ],
)
def test_code_titles_and_other_shortcodes_stay_as_they_are(line):
    assert answer(line) == line
