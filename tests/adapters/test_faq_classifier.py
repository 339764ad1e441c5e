"""The classifier is one of scikit-learn's."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from sklearn.base import clone, is_classifier
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import estimator_checks
from sklearn.utils.estimator_checks import (
    check_get_params_invariance,
    check_no_attributes_set_in_init,
    check_parameters_default_constructible,
    check_set_params,
)

from faqbot.adapters.faq_classifier import FaqClassifier

QUESTIONS = [
    f"{verb} {thing} {end}"
    for thing in ("my card", "the parcel", "a refund")
    for verb, end in (
        ("where is", "now"),
        ("i lost", "yesterday"),
        ("when do I get", "please"),
        ("tell me about", ""),
        ("what happens to", "if I move house"),
        ("I am still waiting for", "since May"),
    )
]
LABELS = [label for label in ("card", "delivery", "refund") for _ in range(6)]


@pytest.fixture(scope="module")
def fitted() -> FaqClassifier:
    return FaqClassifier().fit(QUESTIONS, LABELS)


def test_it_learns_what_it_is_told(fitted: FaqClassifier):
    assert list(fitted.classes_) == ["card", "delivery", "refund"]
    assert fitted.score(QUESTIONS, LABELS) == 1.0
    assert list(fitted.predict(["did the parcel arrive", "the card does not work", "give me a refund"])) == [
        "delivery", "card", "refund"]  # fmt: skip


def test_probabilities_add_up_to_one_and_their_greatest_is_the_prediction(fitted: FaqClassifier):
    questions = [*QUESTIONS, "what's the boiling point of tin?", ""]
    probabilities = fitted.predict_proba(questions)
    assert probabilities.shape == (len(questions), 3)
    assert (probabilities >= 0).all()
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    assert (fitted.classes_[probabilities.argmax(axis=1)] == fitted.predict(questions)).all()
    assert probabilities[-2].max() < 0.5


def test_numbers_are_labels_as_well_and_one_label_is_enough():
    numbered = FaqClassifier().fit(["how do I pay", "who are you"], np.array([7, 3]))
    assert numbered.predict(["who are you"]).tolist() == [3]
    assert FaqClassifier().fit(["how do I pay"], ["x"]).predict(["anything"]).tolist() == ["x"]


@pytest.mark.parametrize(
    "check", [check_no_attributes_set_in_init, check_get_params_invariance, check_set_params,
              check_parameters_default_constructible])  # fmt: skip
def test_the_parameters_are_those_of_an_estimator(check):
    check("FaqClassifier", FaqClassifier())


@pytest.mark.skipif(
    not hasattr(estimator_checks, "estimator_checks_generator"),
    reason="before 1.6, scikit-learn asks for an estimator's tags in another way",
)
@pytest.mark.filterwarnings("ignore:Can't test estimator FaqClassifier")
def test_the_checks_of_scikit_learn_that_take_texts_pass():
    checks = estimator_checks.estimator_checks_generator(FaqClassifier())
    for estimator, check in checks:
        check(estimator)
    assert is_classifier(FaqClassifier())


def test_it_is_cloned_searched_and_validated_as_any_estimator():
    classifier = clone(FaqClassifier(encoder="none"))
    assert classifier.get_params() == {"encoder": "none", "language": "english"}
    assert cross_val_score(classifier, QUESTIONS, LABELS, cv=3).mean() > 0.9
    search = GridSearchCV(FaqClassifier(), {"encoder": ["none", "static"]}, cv=2).fit(QUESTIONS, LABELS)
    assert search.best_score_ > 0.9
    lower = make_pipeline(FunctionTransformer(lambda texts: [text.lower() for text in texts]), FaqClassifier())
    assert lower.fit(QUESTIONS, LABELS).predict(["GIVE ME A REFUND"]).tolist() == ["refund"]


def test_fitting_again_forgets_what_was_learnt_before():
    classifier = FaqClassifier().fit(QUESTIONS, LABELS)
    again = classifier.fit(["how do I pay", "who are you"], ["pay", "who"])
    assert again is classifier
    assert classifier.predict(["how do I pay"]).tolist() == ["pay"]


def test_it_pickles(fitted: FaqClassifier):
    loaded = pickle.loads(pickle.dumps(fitted))
    np.testing.assert_array_equal(loaded.predict_proba(QUESTIONS), fitted.predict_proba(QUESTIONS))
    assert pickle.loads(pickle.dumps(FaqClassifier(language="german"))).language == "german"


def test_it_must_be_fitted_first():
    with pytest.raises(NotFittedError):
        FaqClassifier().predict(["why?"])


@pytest.mark.parametrize(
    ("questions", "labels", "kind", "message"),
    [
        ("why?", ["a"], TypeError, "not one string"),
        ([1, 2], ["a", "b"], TypeError, "a sequence of strings"),
        ([], [], ValueError, "at least one question"),
        (["a", "b"], ["x"], ValueError, "X has 2 questions, and y has 1 labels"),
        (["a", "b"], [0.5, 0.7], ValueError, "Unknown label type"),
    ],
)
def test_what_cannot_be_learnt_says_why(questions: object, labels: object, kind: type[Exception], message: str):
    with pytest.raises(kind, match=message):
        FaqClassifier().fit(questions, labels)


def test_hostile_questions_are_data():
    questions = ['a "quoted", question', "one\nwith lines", "=cmd()", "# no comment", "  "]
    classifier = FaqClassifier().fit(questions, list("abcde"))
    assert classifier.predict(questions[:4]).tolist() == list("abcd")
