"""Read a megabyte of the worst Markdown: python tests/benchmarks/markdown_worst.py [NAME]...

Prints the processor time and the memory of reading each page and cutting it into chunks, and the time for each line and
each chunk: where a page has hundreds of thousands of chunks, what these cost is the least that reading it can cost.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings

from faqbot.corpus.chunking import chunk_document
from faqbot.corpus.reading import read_document

_SIZE = 1_000_000
# What is repeated, by the name of the page.
_PIECES = {
    "tables": "a|b\n-|-\n",
    "tables, blank lines": "a|b\n-|-\n\n",
    "list": "- a\n",
    "list, blank lines": "- a\n\n",
    "numbered list": "1. a\n",
    "lists of one item": "- a\n+ b\n* c\n",
    "task list": "- [ ] a\n",
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(50)),
    "lists within a line": "- " * 90 + "a\n",
    "quotes": "> a\n\n",
    "deep quotes": ">" * 90 + " a\n",
    "lists in quotes": "> - > - > - a\n",
    "links": "[a](b)\n",
    "open brackets": "[a\n",
    "emphasis": "*a **b* c**\n",
    "bold questions": "**a?**\n\nb\n\n",
    "definitions of links": "[a]: b\n",
    "footnotes": "[^1]: b\n",
    "HTML": "<div>\n\n",
    "paragraphs of HTML": "<p>a</p>\n",
    "details": "<details><summary>a?</summary>\nb\n</details>\n\n",
    "open comments": "<!-- a\n",
    "headings": "# a\n",
    "headings that ask": "# a?\n",
    "underlined headings": "a\n-\n",
    "code": "```\na\n```\n",
    "rules": "---\n",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "definition lists": "a\n: b\n\n",
    "containers": ":::note\na\n:::\n",
    "questions and answers": "Q: a?\nA: b\n",
    "headings with anchors": "# a {#b}\n",
}


def main() -> None:
    """Print a row for each page, read in a process of its own."""
    if sys.argv[1:2] == ["--read"]:
        _read(sys.argv[2])
        return
    print(f"{'a megabyte of':<24}{'time':>9}{'memory':>10}{'chunks':>10}{'a line':>10}{'a chunk':>10}")
    for name in sys.argv[1:] or _PIECES:
        subprocess.run([sys.executable, __file__, "--read", name], check=True)


def _read(name: str) -> None:
    piece = _PIECES[name]
    text = piece * (_SIZE // len(piece))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            chunks = sum(1 for _ in chunk_document(read_document(path)))
        seconds = time.process_time() - began
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    of_each = [
        f"{seconds / count * 1e6:>7.1f} µs" if count > 1 else f"{'':>10}" for count in (text.count("\n"), chunks)
    ]
    print(f"{name:<24}{seconds:>7.2f} s{megabytes:>7.0f} MB{chunks:>10,}{''.join(of_each)}", flush=True)


if __name__ == "__main__":
    main()
