"""Compiled loop over the vectors of the static table: the rough cosines of questions with all chunks.

Where numpy turns the stored numbers of 8 bits into floats and multiplies matrices of them, here whole numbers are
multiplied as they are stored: the processor does sixteen and more of them at a time. No index is checked, because none
could be then; whoever calls it has compared the shapes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from faqbot.index.packing import Array
from faqbot.index.static_table.language_tables import DIMENSION

# The vectors of so many chunks stay in the nearest cache while all questions are compared with them.
_CHUNKS = 64


@njit(cache=True, nogil=True)
def compare_vectors(asked: Array, steps: Array, titles: Any, texts: Any, cosines: Array) -> None:
    """Write the larger cosine of each question with the two vectors of each chunk, (questions, chunks), float32.

    `asked` has the vectors of the questions as int16, (questions, DIMENSION), and `steps` (float32) what 1 stands for
    in each. `titles` and `texts` are vectors as int8, (chunks, DIMENSION), and the scale of each (float32).
    """
    (title_rows, title_scales), (text_rows, text_scales) = titles, texts
    for first in range(0, len(title_rows), _CHUNKS):
        for question in range(len(asked)):
            for chunk in range(first, min(first + _CHUNKS, len(title_rows))):
                title, text = np.int32(0), np.int32(0)
                for at in range(DIMENSION):  # a number that is known makes the loop twice as fast
                    product = np.int32(np.int32(asked[question, at]) * np.int32(title_rows[chunk, at]))
                    title = np.int32(title + product)
                for at in range(DIMENSION):
                    product = np.int32(np.int32(asked[question, at]) * np.int32(text_rows[chunk, at]))
                    text = np.int32(text + product)
                nearer = max(np.float32(title) * title_scales[chunk], np.float32(text) * text_scales[chunk])
                cosines[question, chunk] = nearer * steps[question]
