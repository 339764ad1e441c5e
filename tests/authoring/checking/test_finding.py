from faqbot.authoring.checking.finding import CODES, Finding, Severity


def test_codes_are_words_with_hyphens():
    assert all(code.replace("-", "").isalnum() and code == code.lower() for code in CODES)


def test_the_codes_stand_in_the_order_of_their_severity():
    severities = [code.severity for code in CODES.values()]
    assert severities == sorted(severities)


def test_errors_come_before_warnings_whatever_the_path():
    late = Finding("same-question", "z.md", 9, "", "")
    early = Finding("broken-link", "a.md", 1, "", "")
    assert sorted([early, late], key=lambda finding: finding.order) == [late, early]


def test_a_finding_about_a_whole_file_comes_before_its_lines():
    whole, line = Finding("same-title", "a.md", None, "", ""), Finding("same-title", "a.md", 1, "", "")
    assert whole.order < line.order
    assert Severity.NOTE.label == "note"
