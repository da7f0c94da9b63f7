"""What is made once for all tests, whichever of the workers of pytest-xdist runs them.

As pytest-xdist's manual has it, "Making session-scoped fixtures execute only once".
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder *name* that *make* has filled, for the first test that asks for it.

    Args:
        factory: of temporary folders.
        name: of the folder; it stands for all that what is made depends on.
        make: fills the folder, which is there and empty.  What it raises leaves the folder to
            the next that asks.
    """
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared" / name
    folder.parent.mkdir(exist_ok=True)
    with FileLock(f"{folder}.lock"):
        done = folder.with_name(f"{name}.done")
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
