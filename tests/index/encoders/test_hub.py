"""A model is downloaded once, when an index is built; afterwards no question needs a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from support import Run

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")
pytest.importorskip("huggingface_hub")
pytest.importorskip("onnx")

from tiny_model import tiny_model
from toy_hub import toy_hub

OnHub = Callable[..., "CompletedProcess[str]"]

# An address where nobody listens.
NOBODY = "http://127.0.0.1:9"
CATS = "# Cats\n\n## Where do they sleep?\n\nOn a sofa.\n\n## Any fleas?\n\nComb them out.\n"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[str]:
    """A hub with the models org/tiny and org/torch."""
    tiny_model(tmp_path / "served" / "tiny", name="onnx/model_quantized.onnx")
    tiny_model(tmp_path / "served" / "tiny", name="onnx/model.onnx")
    (tmp_path / "served" / "torch").mkdir()
    (tmp_path / "served" / "torch" / "tokenizer.json").write_text("{}")
    with toy_hub(tiny=tmp_path / "served" / "tiny", torch=tmp_path / "served" / "torch") as address:
        yield address


@pytest.fixture
def on_hub(run: Run, tmp_path: Path) -> OnHub:
    """Run faqbot with the address of a hub; `home` is the folder that downloaded models are kept in."""
    (tmp_path / "cats.md").write_text(CATS)

    def on_hub(address: str, *arguments: object, home: str = "models") -> CompletedProcess[str]:
        env = {"HF_ENDPOINT": address, "HF_HOME": str(tmp_path / home), "HF_HUB_DISABLE_TELEMETRY": "1"}
        return run(*arguments, env=env)

    return on_hub


def test_a_model_is_downloaded_once_and_the_index_finds_it_by_its_name(hub: str, on_hub: OnHub, tmp_path: Path) -> None:
    built = on_hub(hub, "index", "cats.md", "-o", "index", "--encoder", "org/tiny")
    assert (built.returncode, built.stderr) == (0, "faqbot: 2 passages in index\n")
    downloaded = sorted(path.name for path in (tmp_path / "models").rglob("snapshots/*/**/*.*"))
    assert downloaded == ["model_quantized.onnx", "tokenizer.json"]
    for arguments in (["--index", "index"], ["--corpus", "cats.md", "--encoder", "org/tiny"]):
        answered = on_hub(NOBODY, "ask", "parasites", "--json", *arguments)
        assert (answered.returncode in {0, 1}, answered.stderr) == (True, "")
        assert "Comb them out." in answered.stdout
    again = on_hub(NOBODY, "index", "cats.md", "-o", "index")  # and its encoder needs no naming
    assert (again.returncode, again.stderr) == (0, "faqbot: 2 passages in index; nothing has changed\n")


@pytest.mark.slow
def test_an_index_whose_model_is_not_on_this_machine_says_how_to_get_it(hub: str, on_hub: OnHub) -> None:
    on_hub(hub, "index", "cats.md", "-o", "index", "--encoder", "org/tiny")
    for named in ([], ["--encoder", "org/tiny"]):
        asked = on_hub(hub, "ask", "parasites", "--index", "index", *named, home="elsewhere")
        said = "the model 'org/tiny' is not on this machine, and answering uses no network"
        assert asked.stderr == f"faqbot: {said}; download it with: faqbot index --encoder org/tiny\n"
        assert asked.returncode == 2
    fetched = on_hub(hub, "index", "--encoder", "org/tiny", home="elsewhere")
    assert fetched.returncode == 0
    assert fetched.stderr.startswith("faqbot: 'org/tiny' (6 dimensions, model ")
    assert on_hub(NOBODY, "ask", "parasites", "--index", "index", home="elsewhere").stderr == ""


def test_the_model_of_an_index_may_lie_in_a_folder(hub: str, on_hub: OnHub, tmp_path: Path) -> None:
    on_hub(hub, "index", "cats.md", "-o", "index", "--encoder", "org/tiny")
    (tmp_path / "served" / "tiny" / "onnx" / "model.onnx").unlink()
    asked = on_hub(NOBODY, "ask", "parasites", "--index", "index", "--encoder", "served/tiny", home="elsewhere")
    assert asked.stderr == ""
    assert "Any fleas?" in asked.stdout


def test_an_unknown_model_is_one_line(hub: str, on_hub: OnHub) -> None:
    done = on_hub(hub, "ask", "parasites", "--encoder", "org/nothing")
    assert (done.returncode, done.stderr) == (2, "faqbot: the hub has no model 'org/nothing' that everybody may read\n")


def test_a_model_that_needs_torch_is_one_line(hub: str, on_hub: OnHub) -> None:
    done = on_hub(hub, "ask", "parasites", "--encoder", "org/torch")
    said = "the model 'org/torch' cannot be used without torch: the hub has no onnx/model.onnx or model.onnx of it"
    assert (done.returncode, done.stderr) == (2, f"faqbot: {said}\n")


def test_a_hub_that_cannot_be_reached_is_one_line(on_hub: OnHub) -> None:
    done = on_hub(NOBODY, "ask", "parasites", "--encoder", "org/tiny")
    assert done.returncode == 2
    assert done.stderr.startswith("faqbot: the model 'org/tiny' is not on this machine and cannot be downloaded: ")
    assert done.stderr.count("\n") == 1
