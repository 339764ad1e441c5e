from hypothesis import given
from hypothesis import strategies as st

from faqbot.authoring.checking.documents.encodings import check_encoding


def found(data, text=None):
    return [(finding.code, finding.line) for finding in check_encoding(data, text or data.decode(), "a.txt")]


def test_bytes_that_are_not_utf8_are_found_with_the_first_line_and_the_number_of_others():
    data = b"one\ncaf\xe9\nthree\nna\xefve\n"
    (finding,) = check_encoding(data, data.decode("cp1252"), "a.txt")
    assert (finding.code, finding.line) == ("not-utf8", 2)
    assert "so have 1 more lines" in finding.problem


def test_a_replacement_character_is_found():
    assert found("one\nlost \ufffd here\n".encode()) == [("garbled-text", 2)]


@given(st.sampled_from("äöüßéèñçøåÄÖÜÉ’“”–—…€™"), st.text("abc .", max_size=5), st.text("abc .", max_size=5))
def test_utf8_that_was_read_as_windows_text_is_found(character, before, after):
    garbled = "".join(chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
                      for byte in character.encode())  # fmt: skip
    (finding,) = check_encoding(b"", f"{before}{garbled}{after}", "a.txt")
    assert f"{garbled} for {character}" in finding.problem


@given(st.text(st.characters(codec="ascii"), max_size=40), st.sampled_from("äöüßéèñçøåÄÖÜÉ’“”–—…€™日本語привет"))
def test_sound_text_is_not_garbled(text, character):
    whole = f"{text} {character} {text}"
    assert found(whole.encode(), whole) == []


def test_text_in_utf16_with_a_mark_is_sound():
    assert found("Größe\n".encode("utf-16"), "Größe\n") == []
