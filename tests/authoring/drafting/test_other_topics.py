from faqbot.authoring.drafting.other_topics import OtherTopics
from faqbot.corpus.chunk import Chunk, Source


def chunk(number, question, text="Text.", *, is_aside=False):
    source = Source("page.md", (number, number), (question,), "Page")
    return Chunk(f"page#{number}", "faq", question, text, source, is_aside=is_aside)


def test_the_other_chunks_are_named_by_their_questions_in_the_order_of_the_corpus():
    chunks = [chunk(1, "One?"), chunk(2, "Two?"), chunk(3, "Three?"), chunk(4, "Change log", is_aside=True)]
    assert OtherTopics(chunks, "english").beside({1}) == ("One?", "Three?")


def test_all_chunks_shown_leave_no_other():
    assert OtherTopics([chunk(1, "One?")], "english").beside({0}) == ()


def test_of_many_chunks_those_most_like_the_shown_ones_are_named():
    chunks = [chunk(number, f"What is item x{number}?", f"It is number x{number}.") for number in range(300)]
    chunks += [chunk(301, "How do I renew a passport?"), chunk(302, "Can I renew a lost passport?")]
    topics = OtherTopics(chunks, "english").beside({300})
    assert "Can I renew a lost passport?" in topics
    assert len(topics) == 60
    assert topics == OtherTopics(chunks, "english").beside({300})
