"""Names of folders that say nothing are passed over."""

from __future__ import annotations

import pytest

from faqbot.corpus.structure.telling_names import telling_folder


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/curl", "curl"),
        ("/home/ann/curl/docs", "curl"),
        ("/home/ann/curl/docs/en", "curl"),
        ("/tmp/tmpab12_cd9", ""),
        ("/srv/www/docs", ""),
        ("/", ""),
        ("/builds/3f2b9c1d/template", "template"),
    ],
)
def test_a_root_that_says_nothing_has_the_name_of_a_folder_above_it(path: str, name: str) -> None:
    assert telling_folder(path) == name
