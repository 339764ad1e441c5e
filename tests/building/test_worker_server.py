"""A worker that has lost its parent process prints nothing; every other error is printed."""

import subprocess
import sys

MISSING = "from multiprocessing.synchronize import SemLock; SemLock.__new__(SemLock).__setstate__((0, 1, 1, '/gone'))"
OTHER = "open('/no/such/file')"


def printed(code: str) -> str:
    """Return what a process that has the hook prints on standard error."""
    script = f"import faqbot.building.worker_server\n{code}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False).stderr


def test_a_missing_semaphore_is_not_printed() -> None:
    assert printed(MISSING) == ""


def test_another_missing_file_is_printed() -> None:
    assert "No such file or directory: '/no/such/file'" in printed(OTHER)
