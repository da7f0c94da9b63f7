r"""Text that stays text in MyST.

CommonMark ("Backslash escapes", "Entity and numeric character references") and the
syntax extensions of MyST-Parser: roles, substitutions, attributes, formulas, targets,
comments, field lists, definition lists, fences of colons, strikethrough.  A backquote
is written as an entity, as a role counts those inside it, escaped or not; a bar is one
too, as a table counts those in its cells.
"""

from __future__ import annotations

import re

SPECIAL = re.compile(r"[\\*\[\]<$~{}`|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w)")
ENTITIES = {"`": "&#96;", "|": "&#124;", "&": "&amp;"}
LINE_START = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|-{2,}|=+\s*$|\+{3}|[>%:]|\(.*\)=)"
)
"""Where a line would begin something else than text."""


def escaped(text: str) -> str:
    """Return *text* so that no markup is read in it, anywhere but at the beginning of a line."""
    return SPECIAL.sub(lambda match: ENTITIES.get(match[0], f"\\{match[0]}"), text)


def guarded(line: str) -> str:
    """Return a line of MyST that begins no block but a paragraph."""
    match = LINE_START.match(line)
    if match is None:
        return line
    number = match["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def longest_run(text: str, character: str) -> int:
    """Return the length of the longest run of *character* in *text*."""
    return max(map(len, re.findall(f"{re.escape(character)}+", text)), default=0)
