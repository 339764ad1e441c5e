"""Write the prompts of `faqbot draft -o DIR` as files, `prompt-01.txt` and so on.

Prompts of an earlier run are replaced, and those that are left over are removed. Other files in the folder, such as the
answers of the model, are never touched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import ExitStack

from faqbot.authoring.drafting.prompt_text import TITLE
from faqbot.errors import OutputError, system_reason
from faqbot.system.atomic_files import remove_drafts, replacing

_NAME = re.compile(r"prompt-\d{2,}\.txt")


def write_prompts(prompts: Sequence[str], folder: str, documents: Sequence[str] = ()) -> list[str]:
    """Write the prompts to a folder, which is made if it is missing, and return the paths of the files.

    `documents` are the files and folders that the prompts are about. Raises `OutputError` if the folder is inside
    these documents, where the prompts would be read as documents, if a file with the name of a prompt is no prompt, or
    if a file cannot be written.
    """
    _refuse_inside(folder, documents)
    width = max(2, len(str(len(prompts))))
    names = [f"prompt-{number:0{width}}.txt" for number in range(1, len(prompts) + 1)]
    try:
        os.makedirs(folder, exist_ok=True)
        earlier = _earlier(folder)
        remove_drafts(folder)
        with ExitStack() as all_written:  # the files are put in place when all of them are written
            for name, prompt in zip(names, prompts, strict=True):
                file = all_written.enter_context(replacing(os.path.join(folder, name)))
                file.write(prompt.encode("utf-8", "replace"))
        for name in earlier - set(names):
            os.unlink(os.path.join(folder, name))
    except FileExistsError as error:
        raise OutputError("is a file; name a folder for the prompts", path=folder) from error
    except OSError as error:
        raise OutputError(f"cannot write the prompts: {system_reason(error)}", path=folder) from error
    return [os.path.join(folder, name) for name in names]


def _earlier(folder: str) -> set[str]:
    """Return the names of the prompts in a folder; raise `OutputError` for another file with the name of a prompt."""
    names = {name for name in os.listdir(folder) if _NAME.fullmatch(name)}
    for name in sorted(names):
        path = os.path.join(folder, name)
        if not os.path.isfile(path) or os.path.islink(path) or not _is_prompt(path):
            raise OutputError("is no prompt of faqbot; move it away, or name another folder", path=path)
    return names


def _is_prompt(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(len(TITLE)) == TITLE.encode()


def _refuse_inside(folder: str, documents: Sequence[str]) -> None:
    real = os.path.join(os.path.realpath(folder), "")
    for path in documents:
        if os.path.isdir(path) and real.startswith(os.path.join(os.path.realpath(path), "")):
            message = f"is inside the documents ({path}), where the prompts would be read as documents; name a folder"
            raise OutputError(f"{message} beside them", path=folder)
