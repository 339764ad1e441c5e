"""The description of the API, and the API itself: schemathesis compares them, against `faqbot serve` as it runs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from served import PAIRS, process, served, small_bot
from starlette.routing import Route

from faqbot.answering.reply_schema import reply_schema
from faqbot.serving.api.api_description import api_description
from faqbot.serving.api.request_fields import MOST_MATCHES, MOST_TITLES
from faqbot.serving.app import make_app
from faqbot.serving.server_settings import ServerSettings

TOKEN = "token-of-the-server-of-a-test"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server with documents, a log and a token, without a limit of requests a second."""
    folder, log = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("log") / "asked.jsonl"
    rows = [{**pair, "answer": pair["answer"].replace("<", "")} for pair in PAIRS]
    (folder / "pairs.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    options = ["--corpus", str(folder), "--log", str(log), "--rate", "0"]
    with (
        process(*options, "--no-cache", FAQBOT_TOKEN=TOKEN) as address,
        httpx.Client(base_url=address, headers={"authorization": f"Bearer {TOKEN}"}, timeout=60) as client,
    ):
        yield client


def of_a_client_that_knows(server: httpx.Client) -> dict[str, Any]:
    """Return the description with the titles, ids and tokens that there are.

    Then every request that fits it must be answered, and every other one refused, titles that there are not included.
    """
    described: dict[str, Any] = server.get("/openapi.json").json()
    said = server.post("/api/chat", json={"question": "how do I pay"}).json()
    schemas, receipts = described["components"]["schemas"], {"enum": said["receipts"]}
    ids = {"enum": [match["chunk"]["id"] for match in said["reply"]["matches"]]}
    schemas["Title"] = {"enum": [said["reply"]["topic"]]}
    schemas["Filter"] = {"enum": [{}, {"product": "Drill"}]}
    schemas["Chunk"] = ids
    schemas["Turn"]["properties"]["conversation"] = {"enum": [said["conversation"], None]}
    schemas["Verdict"]["properties"]["receipt"] = schemas["Form"]["anyOf"][1]["properties"]["receipt"] = receipts
    described["paths"]["/source/{id}"]["get"]["parameters"][0]["schema"] = ids
    described["paths"]["/static/{name}"]["get"]["parameters"][0]["schema"] = {"enum": ["chat.css", "page.js"]}
    return described


def checked(server: httpx.Client, folder: Path, described: dict[str, Any], *options: str) -> str:
    """Return what schemathesis says about a server; it has found no difference."""
    (folder / "openapi.json").write_text(json.dumps(described))
    command = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        "openapi.json",
        "--url",
        str(server.base_url),
        "--no-color",
    ]
    command += ["--generation-deterministic", "--header", f"Authorization: Bearer {TOKEN}", *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


def conforms(server: httpx.Client, folder: Path, examples: int) -> None:
    options = ["--checks", "all", "--max-examples", str(examples), "--phases", "examples,coverage,fuzzing"]
    said = checked(server, folder, of_a_client_that_knows(server), *options)
    assert "Operations:       13 selected / 13 total" in said
    assert "No issues found" in said
    print(said)


def links_hold(server: httpx.Client, folder: Path, examples: int) -> None:
    options = ["--checks", "all", "--exclude-checks", "positive_data_acceptance", "--max-examples", str(examples)]
    said = checked(server, folder, server.get("/openapi.json").json(), *options, "--phases", "stateful")
    assert "3 covered / 3 selected / 3 total" in said
    print(said)


def test_the_api_is_as_described_for_requests_that_fit_and_for_others(server: httpx.Client, tmp_path: Path):
    conforms(server, tmp_path, 4)


@pytest.mark.slow
def test_a_conversation_goes_on_and_is_judged_as_described(server: httpx.Client, tmp_path: Path):
    links_hold(server, tmp_path, 8)


@pytest.mark.slow
def test_the_api_is_as_described_for_very_many_requests(server: httpx.Client, tmp_path: Path):
    conforms(server, tmp_path, 400)
    links_hold(server, tmp_path, 50)


def test_the_token_is_asked_for_where_the_description_says_so(server: httpx.Client):
    for path, operations in server.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            address = path.replace("{id}", "pay").replace("{name}", "chat.css")
            status = httpx.request(method, f"{server.base_url}{address[1:]}").status_code
            assert (status == 401) == ("security" in operation) == ("401" in operation["responses"]), path


def test_a_body_that_is_too_large_is_refused_as_described_whatever_is_asked_for(server: httpx.Client):
    """The limit stands around all addresses, so that a request which has no use for a body is refused, too."""
    answer = server.request("GET", "/api/topics", content=b"x" * 10_000_000)
    assert answer.status_code == 413
    for operations in api_description()["paths"].values():
        assert all({"408", "413"} <= operation["responses"].keys() for operation in operations.values())


def test_every_route_is_described_with_its_methods():
    routes = {}
    for route in make_app(ServerSettings(), small_bot()).routes:
        assert isinstance(route, Route)
        routes[route.path.replace(":path", "")] = {method.lower() for method in route.methods or ()} - {"head"}
    assert {path: set(operations) for path, operations in api_description()["paths"].items()} == routes


def test_the_served_description_refers_to_no_other_document_and_knows_the_settings():
    with served(small_bot(), question_length=77) as client:
        text = client.get("/openapi.json").text
    described = json.loads(text)
    assert '"$ref": "#/components/' in text
    assert not [part for part in text.split('"$ref": "')[1:] if not part.startswith("#/components/")]
    assert described["components"]["schemas"]["QuestionText"]["maxLength"] == 77
    assert "security" not in text
    for name, schema in reply_schema()["$defs"].items():
        assert described["components"]["schemas"][name].keys() == schema.keys()


def test_the_schemas_are_valid_and_their_limits_are_those_of_the_server():
    described = api_description(question_length=1000)
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert schemas["K"]["maximum"] == MOST_MATCHES
    assert schemas["Titles"]["anyOf"][1]["maxItems"] == MOST_TITLES


def test_every_code_of_an_error_is_described():
    described = set(api_description()["components"]["schemas"]["Code"]["enum"])
    folder = Path(api_description.__code__.co_filename).parents[1]
    written = " ".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    assert {code for code in described if f'"{code}"' not in written} == set()
