"""The fingerprint tells analysers apart that make other terms."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import Stemmer

from faqbot import FaqBot, IndexFileError, LanguageError
from faqbot.text.analyser import Analyser, languages
from faqbot.text.fingerprint import fingerprint
from faqbot.text.known_languages import UNSTEMMED

OLD = "2.2.0.3"

PAGES = {
    "paste": "Glue\n\nHow do I use the paste?\nSpread the paste thinly.\n",
    "university": "Study\n\nWhere is the university?\nThe university is in Bonn.\n",
    "organize": "Party\n\nHow do I organize a party?\nOrganize it early.\n",
}

_BUILD = """
import json, sys
from faqbot import FaqBot
from faqbot.text.analyser import languages
from faqbot.text.fingerprint import fingerprint
FaqBot.from_corpus(sys.argv[1]).save(sys.argv[2])
print(json.dumps({language: fingerprint(language) for language in languages()}))
"""


def test_no_two_stemmers_have_the_same_fingerprint() -> None:
    stemmed = set(languages()) - set(UNSTEMMED)
    assert len({fingerprint(language) for language in stemmed}) == len(stemmed)


def test_a_fingerprint_is_the_same_every_time() -> None:
    first = fingerprint("english")
    fingerprint.cache_clear()
    assert fingerprint("english") == first


@pytest.mark.parametrize("word", ["paste", "organize", "internal", "moralischen"])
def test_one_word_that_is_stemmed_otherwise_is_another_fingerprint(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint("english")
    original = Analyser.all_stems

    def other_stems(self: Analyser, words: list[bytes]) -> list[bytes]:
        return [b"x" if one == word.encode() else stem for one, stem in zip(words, original(self, words), strict=True)]

    monkeypatch.setattr(Analyser, "all_stems", other_stems)
    fingerprint.cache_clear()
    after = fingerprint("english")
    fingerprint.cache_clear()
    assert after != before


def test_words_that_are_cut_otherwise_are_another_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint("english")
    monkeypatch.setattr(Analyser, "words", lambda self, text: text.split())
    fingerprint.cache_clear()
    after = fingerprint("english")
    fingerprint.cache_clear()
    assert after != before


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(LanguageError):
        fingerprint("klingon")


@pytest.mark.slow
def test_an_index_of_an_older_stemmer_is_refused_and_a_new_one_answers(tmp_path: Path) -> None:
    """Needs the package index, for an old PyStemmer."""
    if not hasattr(Stemmer, "version"):
        pytest.skip("a PyStemmer without a version")
    older = tmp_path / "older"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(older), f"PyStemmer=={OLD}"]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        pytest.skip(f"PyStemmer {OLD} cannot be installed here")
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / f"{name}.txt").write_text(text)
    build = f"import sys; sys.path.insert(0, {str(older)!r})\n{_BUILD}"
    command = [sys.executable, "-c", build, str(pages), str(tmp_path / "index")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    changed = {language for language, value in json.loads(said).items() if value != fingerprint(language)}
    assert {"english", "dutch", "german", "french", "swedish", "finnish", "danish"} <= changed
    assert "porter" not in changed
    with pytest.raises(IndexFileError, match=rf"made with PyStemmer {OLD}, which stems other words than PyStemmer"):
        FaqBot.load(tmp_path / "index")
    FaqBot.from_corpus(pages).save(tmp_path / "index")
    for word in PAGES:
        assert FaqBot.load(tmp_path / "index").ask(word).matches
