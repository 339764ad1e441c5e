"""Models on a hub: downloaded when an index is built, and afterwards found on this machine without a network.

The package huggingface_hub keeps the files in its own folder (`HF_HOME`), where other programs find them too.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from faqbot.errors import EncoderError
from faqbot.index.encoders.model_files import MODELS, READ_BESIDE, TOKENISER, preferred_model
from faqbot.system.progress import working

# The seconds after which a hub that does not answer counts as out of reach.
_PATIENCE = 20


def folder_on_this_machine(model: str) -> str | None:
    """Return the folder of a model on this machine, or None if the model was never downloaded; use no network."""
    found = _hub().try_to_load_from_cache(model, TOKENISER)
    folder = os.path.dirname(found) if isinstance(found, str) else None
    if folder is None or not any(os.path.isfile(os.path.join(folder, name)) for name in MODELS):
        return None
    return folder


def download(model: str) -> str:
    """Download a model of the hub, as far as it is not on this machine, and return its folder.

    Raises `EncoderError` if the hub has no such model, if the model has no network in the format ONNX, or if the hub
    cannot be reached.
    """
    hub = _hub()
    try:
        with working(f"downloading {model}"):
            return _downloaded(model, hub)
    except EncoderError:
        raise
    except hub.utils.RepositoryNotFoundError as error:
        raise EncoderError(f"the hub has no model {model!r} that everybody may read") from error
    except Exception as error:  # the underlying libraries raise errors of any type
        message = f"the model {model!r} is not on this machine and cannot be downloaded: {_reason(error)}"
        raise EncoderError(message) from error


def _downloaded(model: str, hub: Any) -> str:
    listed = [file.rfilename for file in hub.HfApi().model_info(model, timeout=_PATIENCE).siblings or ()]
    network = preferred_model(listed)
    if network is None or TOKENISER not in listed:
        needed = TOKENISER if network else " or ".join(MODELS[-2:])
        raise EncoderError(f"the model {model!r} cannot be used without torch: the hub has no {needed} of it")
    wanted = [*READ_BESIDE, *(name for name in listed if name.startswith(network))]
    folder: str = hub.snapshot_download(model, allow_patterns=wanted)
    return folder


def _hub() -> Any:
    """Return the package huggingface_hub, without its progress bars, which are drawn even if nobody watches."""
    # Imported by name, since the package does not declare what `utils` exports.
    utils: Any = import_module("huggingface_hub.utils")
    utils.disable_progress_bars()
    return import_module("huggingface_hub")


def _reason(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
