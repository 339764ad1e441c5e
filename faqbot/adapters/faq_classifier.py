"""A classifier of questions, as scikit-learn has them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets, unique_labels
from sklearn.utils.validation import check_is_fitted, column_or_1d

from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError

# By how much a class that ranks higher is preferred to one of the same probability.
_RANKED = 1e-9


class FaqClassifier(ClassifierMixin, BaseEstimator):
    """Learns the labels of questions, and predicts those of others: `fit(questions, labels)`, `predict(questions)`.

    Every label is a chunk whose phrasings are its questions. The confidences of `FaqBot.search` are the probabilities;
    what remains of 1 is shared by all classes, so a question about nothing that was learnt has low ones everywhere.
    `language` is that of the questions, and `encoder` an encoder as `FaqBot.from_corpus` takes it. The attributes after
    `fit` are `classes_`, the labels in order, and `bot_`.
    """

    def __init__(self, language: str = "english", encoder: Any = None) -> None:
        self.language = language
        self.encoder = encoder

    def fit(self, X: Any, y: Any) -> Self:  # noqa: N803 - as scikit-learn names them
        """Learn from the questions `X`, a list or an array of n strings, and their n labels `y`."""
        questions = _texts(X)
        labels = column_or_1d(y, warn=True)
        check_classification_targets(labels)
        if len(labels) != len(questions):
            raise ValueError(f"X has {len(questions)} questions, and y has {len(labels)} labels")
        self.classes_ = unique_labels(labels)
        numbers = np.searchsorted(self.classes_, labels).tolist()
        try:
            self._corpus = _corpus(questions, numbers, self.classes_)
            self.bot_ = self._bot()
        except FaqbotError as error:
            raise ValueError(str(error)) from error
        return self

    def predict_proba(self, X: Any) -> npt.NDArray[np.float64]:  # noqa: N803 - as above
        """Return the probabilities of the `classes_` for each question, (questions, classes); each row adds up to 1."""
        check_is_fitted(self)
        return np.array([self._probabilities(question) for question in _texts(X)])

    def predict(self, X: Any) -> npt.NDArray[Any]:  # noqa: N803 - as above
        """Return the likeliest label of each question."""
        check_is_fitted(self)
        likeliest: npt.NDArray[Any] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return likeliest

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False
        return tags

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__getstate__().items() if name != "bot_"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if "_corpus" in state:
            self.bot_ = self._bot()  # the same questions give the same bot

    def _bot(self) -> FaqBot:
        return FaqBot.from_texts(self._corpus, language=self.language, encoder=self.encoder, log=False)

    def _probabilities(self, question: str) -> npt.NDArray[np.float64]:
        found = np.zeros(len(self.classes_))
        for rank, match in enumerate(self.bot_.search(question, k=len(self.classes_))):
            found[int(match.chunk.id)] = match.confidence + _RANKED * (len(found) - rank)
        found /= max(1.0, found.sum())
        found += (1 - found.sum()) / len(found)
        return found


def _texts(given: Any) -> list[str]:
    """Return questions as a list; raise `ValueError` or `TypeError` for anything but a sequence of strings."""
    if isinstance(given, str | bytes):
        raise TypeError("X must be a sequence of questions, not one string")
    listed = list(given)
    if not listed:
        raise ValueError("X must hold at least one question, and has 0")
    if not all(isinstance(one, str) for one in listed):
        raise TypeError("X must be a sequence of strings, one for each question")
    return listed


def _corpus(questions: list[str], numbers: list[int], classes: npt.NDArray[Any]) -> dict[str, str]:
    """Return the texts of a corpus in which every class has a chunk, named by its number, and its questions."""
    asked = [(number, question) for number, question in zip(numbers, questions, strict=True) if question.strip()]
    first = dict(reversed(asked))
    answers = [str(label) or "-" for label in classes]
    pairs = ({"id": str(at), "question": first.get(at, "-"), "answer": one} for at, one in enumerate(answers))
    rows = io.StringIO()
    writer = csv.writer(rows, quoting=csv.QUOTE_ALL)
    writer.writerow(["question", "chunk"])
    writer.writerows((question, number) for number, question in asked)
    return {"classes.jsonl": "".join(json.dumps(pair) + "\n" for pair in pairs), "phrasings.csv": rows.getvalue()}
