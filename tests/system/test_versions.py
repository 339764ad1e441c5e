"""Versions of packages, found without importing the packages or what reads their metadata."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from faqbot.system.versions import installed_versions


def test_versions_are_those_of_the_metadata() -> None:
    names = ["numpy", "markdown-it-py", "PyStemmer", "scikit-learn"]
    assert installed_versions(names) == {name: version(name) for name in names}


def test_the_first_on_the_path_counts_as_for_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, folder in enumerate(("first", "second")):
        (tmp_path / folder / f"Some.Package-{number}.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "none"), str(tmp_path / "first"), str(tmp_path / "second")])
    assert installed_versions(["some-package"]) == {"some-package": "0"}


def test_one_that_is_not_installed_has_an_empty_version() -> None:
    assert installed_versions(["not-a-package-at-all"]) == {"not-a-package-at-all": ""}


def test_a_package_of_the_operating_system_has_the_version_in_the_name_of_its_metadata(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PyYAML-5.3.1-py3.8.egg-info").write_text("")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert installed_versions(["pyyaml"]) == {"pyyaml": "5.3.1"}


@pytest.mark.parametrize("package", ["markdown-it-py", "not-a-package-at-all"])
def test_the_metadata_of_all_packages_is_not_imported(package: str) -> None:
    code = (
        "import sys; from faqbot.system.versions import installed_versions; "
        f"print(installed_versions([{package!r}])); print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1] == "False"
