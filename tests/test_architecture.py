"""The shape of the program: layers, exports, and what importing it costs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import faqbot

PACKAGE = Path(faqbot.__file__).parent

# A folder imports from those before it in this list, never from those behind it.
FLOORS = (
    "errors system text corpus index query ranking answering building question_log bot adapters rendering evaluation "
    "authoring batch manual serving mcp_server shell cli __main__"
).split()

# Where people read what is printed.
PRINTING = (
    "interfaces/",
    "rendering/",
    "evaluation/",
    "authoring/",
    "batch/",
    "shell/",
    "cli/",
    "system/progress",
    "__main__",
)


# Files in a folder, its map (`__init__.py`) included.
MOST_FILES = 15


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path


def floor_of(name: str) -> int:
    return FLOORS.index(name.removesuffix(".py").split("/")[0])


@cache
def imported(path: Path) -> set[str]:
    """Return the modules of faqbot, as file names, that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the floor"
            found |= {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    files = (f"{name.removeprefix('faqbot.').replace('.', '/')}.py" for name in found if name.startswith("faqbot."))
    return {file for file in files if (PACKAGE / file).exists()}


def test_a_module_imports_only_from_its_own_floor_and_those_above() -> None:
    assert [
        f"{name} imports {module}"
        for name, path in modules()
        if name != "__init__.py"
        for module in imported(path)
        if floor_of(module) > floor_of(name)
    ] == []


def test_every_folder_is_a_floor() -> None:
    assert {name.removesuffix(".py").split("/")[0] for name, _ in modules()} - {"__init__"} == set(FLOORS)


def test_the_manual_lists_the_folders_from_the_lowest_floor_to_the_highest():
    listed = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", (PACKAGE / "manual" / "design.md").read_text(), re.MULTILINE)
    assert listed == [name for name in FLOORS if name != "__main__"]


def test_no_two_modules_import_each_other_by_any_way_round() -> None:
    imports = {name: imported(path) for name, path in modules() if name != "__init__.py"}
    left = dict(imports)
    while left:
        free = [name for name, its in left.items() if not its & left.keys()]
        assert free, f"these import each other: {', '.join(sorted(left))}"
        for name in free:
            del left[name]


def test_no_two_modules_have_one_name() -> None:
    names = [path.name for _, path in modules() if path.name != "__init__.py"]
    assert not {name for name in names if names.count(name) > 1}


def test_no_public_name_is_defined_in_two_modules() -> None:
    defined: dict[str, list[str]] = {}
    for module, path in modules():
        for name in defined_in(path):
            defined.setdefault(name, []).append(module)
    assert not {name: places for name, places in defined.items() if len(places) > 1}


def defined_in(path: Path) -> Iterator[str]:
    """Yield the public names that a module defines at its top level."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
        else:
            continue
        yield from (name for name in names if not name.startswith("_"))


def test_a_folder_holds_so_much_as_one_look_takes_in() -> None:
    for folder in {path.parent for _, path in modules()} - {PACKAGE}:
        assert len(list(folder.glob("*.py"))) <= MOST_FILES, folder


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
