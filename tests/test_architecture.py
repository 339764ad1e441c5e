"""The shape of the program: layers, exports, and what importing it costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import faqbot

PACKAGE = Path(faqbot.__file__).parent

# Where people read what is printed.
PRINTING = ("interfaces/", "rendering/", "evaluation/", "batch/", "shell/", "cli/", "system/progress", "__main__")


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path


def test_the_exports_are_what_can_be_imported() -> None:
    assert faqbot.__all__ == sorted(faqbot.__all__)
    public = {name for name in dir(faqbot) if not name.startswith("_")}
    folders = {path.stem for path in PACKAGE.iterdir()} | {"annotations", "TYPE_CHECKING", "Any"}
    assert set(faqbot.__all__) == public - folders
    for name in faqbot.__all__:
        assert getattr(faqbot, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'FaqBto'"):
        _ = faqbot.FaqBto


def loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_faqbot_loads_nothing_but_the_standard_library() -> None:
    assert not loaded_by("import faqbot") & {"numpy", "scipy", "sklearn", "prompt_toolkit", "Stemmer", "markdown_it"}


def test_the_class_itself_needs_numpy_and_the_stemmer_only() -> None:
    loaded = loaded_by("from faqbot import FaqBot")
    assert {"numpy", "Stemmer"} <= loaded
    assert not loaded & {"scipy", "sklearn", "prompt_toolkit", "markdown_it", "rapidfuzz"}


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()


def test_nothing_outside_the_interfaces_prints() -> None:
    for name, path in modules():
        if name.startswith(PRINTING):
            continue
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        assert not [call for call in calls if getattr(call.func, "id", "") == "print"], name


def test_pickle_is_never_allowed() -> None:
    for name, path in modules():
        text = path.read_text()
        assert "import pickle" not in text, name
        assert "allow_pickle=True" not in text, name
