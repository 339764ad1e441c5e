"""Python's garbage collector, which is slow where nearly all objects live as long as the process.

Importing numpy and faqbot makes some 50,000 objects that stay. With Python's settings, the collector looks through them
dozens of times while they come, and once more when the process ends: a fifth of the time of `faqbot ask`.
"""

from __future__ import annotations

import gc

# The collector runs when so many more objects were made than freed; Python's own number is 700 (2,000 from 3.13 on).
# Objects without a cycle, which are nearly all, are freed at once whatever the number is.
_OBJECTS = 100_000


def collect_seldom() -> None:
    """Let the collector run less often from now on."""
    gc.set_threshold(_OBJECTS, *gc.get_threshold()[1:])


def spare_at_exit() -> None:
    """Let the collector pass over all objects there are, because the process ends and its memory with it."""
    gc.freeze()
