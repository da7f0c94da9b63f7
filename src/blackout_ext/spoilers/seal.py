"""Where the seal is in what builders write.

Everything that checks the promise asks this module: the two builds compared by
:mod:`blackout_ext.testing`, and the tests of this project.
"""

from __future__ import annotations

import re

from .sealing import REVEALS
from .writers.appendix import CURTAIN

ARCHIVED = "!"
"""Between the path of an archive and that of a file in it."""

SEALED = re.compile(
    rb'(?<=data-blackout=")[^"]*'
    rb"|(?<=\\begin\{blackoutappendix\}).*?(?=\\end\{blackoutappendix\})"
    rb"|(?<=%(curtain)s).*(?=%(curtain)s)" % {b"curtain": re.escape(CURTAIN.encode())},
    re.DOTALL,
)
"""The value of an attribute, an environment of LaTeX, what is between two curtains."""


SEALED_FILE = re.compile(rf"{REVEALS}/.*|(?:[^/]+-figures/)?spoiler-\d+-\d+\.\w+")
"""Paths of reveal pages, and of images inside passages that LaTeX and Texinfo need as files."""


def is_sealed(name: str) -> bool:
    """Tell whether all of a file is inside the seal, and so is whether there is one.

    Args:
        name: path in the output folder, as for :func:`outside_seal`.
    """
    return SEALED_FILE.fullmatch(name.rpartition(ARCHIVED)[2]) is not None


def outside_seal(name: str, content: bytes) -> bytes:
    """Return what is outside the seal of a file that a builder has written.

    Args:
        name: path in the output folder, with forward slashes; for a file in an archive,
            ``archive!path``.
        content: the file as it is; PDF is not taken apart.

    Returns:
        The content without the seals in it; nothing for a file that is inside as a whole.
    """
    return b"" if is_sealed(name) else SEALED.sub(b"", content)
