"""Comments that switch rules off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from blackout_ext.checks.run import Result

OFF = {
    "line above": "# T\n\n% blackout: ignore[BLK603] an ornament\n![](a.png)\n",
    "line above, empty line": "# T\n\n% blackout: ignore[BLK603] an ornament\n\n![](a.png)\n",
    "paragraph": "# T\n\n% blackout: ignore[BLK603] an ornament\nText\n![](a.png)\n",
    "directive": "# T\n\n% blackout: ignore[BLK603] it says so\n:::{figure} a.png\n\nText\n:::\n",
    "heading": "# T\n\n% blackout: ignore[BLK601] as it was\n### Deep\n",
    "same line": "# T\n\n![](a.png) <!-- blackout: ignore[BLK603] an ornament -->\n",
    "html above": "# T\n\n<!-- blackout: ignore[BLK603] an ornament -->\n\n![](a.png)\n",
    "two codes": "# T\n\n% blackout: ignore[BLK603, BLK701] a name\n![](a.png) gray\n",
    "file": "# T\n\n![](a.png)\n\n![](b.png)\n\n% blackout: ignore-file[BLK603] ornaments\n",
    "file, front matter": "---\n# blackout: ignore-file[BLK603] ornaments\na: b\n---\n\n# T\n\n"
    "![](a.png)\n",
    "front matter, above": "---\nkind: novel\n# blackout: ignore[BLK101] a joke\nrating: 9\n---\n\n"
    "# T\n\n% blackout: ignore-file[BLK201] notes\n",
    "front matter": "---\nkind: novel\nrating: 9 # blackout: ignore[BLK101] a joke\n---\n\n# T\n"
    "\n% blackout: ignore-file[BLK201] notes\n",
}  # fmt: skip


@pytest.mark.parametrize("text", OFF.values(), ids=OFF)
def test_switched_off(text: str, checked: Callable[..., Result]) -> None:
    result = checked({"a.md": text})
    assert result.findings == ()
    assert result.suppressed


def test_in_rest(codes: Callable[..., list[str]]) -> None:
    text = "T\n=\n\n.. blackout: ignore[BLK603] an ornament\n\n.. image:: a.png\n"
    assert codes(text, "a.rst") == []


ON = {
    "two lines above": "# T\n\n% blackout: ignore[BLK603] x\nText.\n\n![](a.png)\n",
    "another code": "# T\n\n% blackout: ignore[BLK601] x\n![](a.png)\n",
    "code block": "# T\n\n```\n% blackout: ignore[BLK603] x\n```\n![](a.png)\n",
    "a prefix": "# T\n\n% blackout: ignore[BLK6] x\n![](a.png)\n",
}


@pytest.mark.parametrize("text", ON.values(), ids=ON)
def test_not_switched_off(text: str, codes: Callable[..., list[str]]) -> None:
    assert "BLK603" in codes(text)


def test_unused_is_not_said_of_rules_that_are_not_applied(
    checked: Callable[..., Result],
) -> None:
    text = "# T\n\n% blackout: ignore[BLK603] x\nText.\n"
    assert checked({"a.md": text}).findings[0].code == "BLK002"
    assert checked({"a.md": text}, toml='[tool.blackout.check]\nignore = ["BLK6"]').findings == ()
