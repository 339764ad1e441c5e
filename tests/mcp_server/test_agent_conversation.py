"""An agent's conversation with `faqbot mcp`, by the official client, with a real process."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from agent_client import texts, with_client
from mcp import ClientSession
from mcp.shared.exceptions import MCPError

HELPDESK = Path(__file__).parents[1] / "data" / "helpdesk"

Do = Callable[[ClientSession], Awaitable[None]]
Serve = Callable[..., str]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HELPDESK, tmp_path / "docs"))


@pytest.fixture
def serve(environment: dict[str, str], tmp_path: Path) -> Serve:
    """Serve the help desk, or what the arguments say, to a client, and return what stands on standard error."""

    def serve(do: Do, *arguments: object) -> str:
        errors = tmp_path / "errors.txt"
        with_client(list(arguments) or ["--corpus", HELPDESK], do, environment=environment, errors=errors)
        return errors.read_text()

    return serve


async def until(call: Callable[[], Awaitable[Any]], condition: Callable[[Any], bool]) -> Any:
    """Call until the result is as expected: documents are not looked at before every call."""
    while not condition(result := (await call()).structured_content):  # noqa: ASYNC110 - a process sets no event
        await anyio.sleep(0.05)
    return result


def test_the_client_calls_every_tool_and_finds_the_results_as_the_schemas_say(serve: Serve) -> None:
    async def do(session: ClientSession) -> None:
        hello = await session.initialize()
        assert hello.server_info.name == "faqbot"
        assert "'Brightline help desk'" in (hello.instructions or "")
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert list(tools) == ["ask", "search", "read_section", "list_topics"]

        async def call(name: str, **arguments: object) -> Any:
            result = await session.call_tool(name, arguments)
            assert not result.is_error
            jsonschema.validate(result.structured_content, tools[name].output_schema)
            return result

        answer = await call("ask", question="my routr says E-1043")
        assert answer.structured_content["outcome"] == "answer"
        assert "sure, 96 % · router.md, lines 29–31 › What does error E-1043 mean?" in texts(answer)[0]
        assert answer.structured_content["text"] in texts(answer)[0]
        chunk = answer.structured_content["matches"][0]["chunk"]
        assert texts(answer)[1].endswith(f"1. id: {chunk['id']}")

        choice = await call("ask", question="how fast is it?")
        assert len(choice.structured_content["options"]) == 2
        assert "1. Home 50: How fast is Home 50?" in texts(choice)[0]
        assert texts(choice)[1].startswith("outcome: choose.")

        nothing = await call("ask", question="what does error E-2099 mean?")
        assert (nothing.structured_content["outcome"], nothing.structured_content["missing"]) == ("abstain", ["e-2099"])
        assert "do not invent an answer" in texts(nothing)[1]

        several = await call("ask", question="When is my bill due? And how do I restart the router?")
        assert len(several.structured_content["others"]) == 1

        found = await call("search", question="router", k=3)
        assert len(found.structured_content["matches"]) == len(found.content) == 3

        section = await call("read_section", id=chunk["id"])
        assert section.structured_content["chunk"] == chunk
        assert chunk["text"] in section.structured_content["section"]

        topics = await call("list_topics")
        assert "The BL-3 router" in [one["topic"] for one in topics.structured_content["topics"]]

    assert serve(do) == ""


def test_an_agent_can_mend_a_call_by_what_the_error_says(serve: Serve) -> None:
    async def do(session: ClientSession) -> None:
        await session.initialize()

        async def error(name: str, **arguments: object) -> str:
            result = await session.call_tool(name, arguments)
            assert result.is_error
            (text,) = texts(result)
            assert "\n" not in text
            return text

        assert await error("read_section", id="router#how-do-i-restart-router") == (
            "no chunk has the id 'router#how-do-i-restart-router'; did you mean 'router#how-do-i-restart-the-router'?"
        )
        assert (await error("ask", question="  ")).startswith("question is empty. ")
        assert await error("ask", question="x" * 4001) == "question has 4,001 characters; at most 4,000 are allowed"
        assert (await error("ask", question="how fast?", topic="Nonsense")).endswith("; list_topics lists them")
        with pytest.raises(MCPError, match="there is no tool 'delete'; there are ask, search"):
            await session.call_tool("delete", {})
        assert not (await session.call_tool("ask", {"question": "how do I restart the router?"})).is_error

    assert serve(do) == ""


def test_calls_run_at_once_and_pings_are_answered_meanwhile(serve: Serve) -> None:
    questions = ["how do I restart the router?", "when is my bill due?", "what does error E-1043 mean?"] * 7

    async def do(session: ClientSession) -> None:
        await session.initialize()
        answers: dict[int, str] = {}

        async def ask(number: int, question: str) -> None:
            result = await session.call_tool("ask", {"question": question})
            answers[number] = result.structured_content["question"]

        async with anyio.create_task_group() as tasks:
            for number, question in enumerate(questions):
                tasks.start_soon(ask, number, question)
            await session.send_ping()
        assert [answers[number] for number in range(len(questions))] == questions

    assert serve(do) == ""


def test_a_client_of_the_newest_protocol_needs_no_greeting(serve: Serve) -> None:
    async def do(session: ClientSession) -> None:
        await session.discover()
        result = await session.call_tool("ask", {"question": "how do I restart the router?"})
        assert result.structured_content["outcome"] == "answer"

    assert serve(do) == ""


def test_a_document_that_changes_is_read_again(serve: Serve, docs: Path) -> None:
    async def do(session: ClientSession) -> None:
        await session.initialize()
        asked = {"question": "what does error E-2099 mean?"}
        assert (await session.call_tool("ask", asked)).structured_content["outcome"] == "abstain"
        (docs / "more.md").write_text("# More errors\n\n## What does error E-2099 mean?\n\nThe cable is broken.\n")
        result = await until(lambda: session.call_tool("ask", asked), lambda result: result["outcome"] == "answer")
        assert result["text"] == "The cable is broken."

    assert serve(do, "--corpus", docs) == ""


def test_an_index_that_is_updated_is_loaded_again(serve: Serve, docs: Path, run: Any, tmp_path: Path) -> None:
    assert run("index", "docs", "-o", "an.index").returncode == 0

    async def do(session: ClientSession) -> None:
        await session.initialize()
        before = (await session.call_tool("list_topics")).structured_content["total"]
        (docs / "more.md").write_text("# More errors\n\n## What does error E-2099 mean?\n\nThe cable is broken.\n")
        assert (await anyio.to_thread.run_sync(lambda: run("index", "docs", "-o", "an.index"))).returncode == 0
        await until(lambda: session.call_tool("list_topics"), lambda result: result["total"] > before)

    assert serve(do, "--index", tmp_path / "an.index") == ""


def test_questions_are_logged_where_a_log_is_named(serve: Serve, tmp_path: Path) -> None:
    async def do(session: ClientSession) -> None:
        await session.initialize()
        await session.call_tool("search", {"question": "not logged"})
        await session.call_tool("ask", {"question": "do you sell phones?"})

    serve(do, "--corpus", HELPDESK, "--log", tmp_path / "asked.jsonl")
    (line,) = (tmp_path / "asked.jsonl").read_text().splitlines()
    assert '"question": "do you sell phones?"' in line


def test_the_demo_page_says_that_it_is_one(serve: Serve) -> None:
    async def do(session: ClientSession) -> None:
        hello = await session.initialize()
        assert "the demo page that ships with faqbot" in (hello.instructions or "")

    assert serve(do, "--threshold", "0.7").startswith("faqbot: no documents were named")
