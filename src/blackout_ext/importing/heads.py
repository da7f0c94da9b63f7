"""What stands at the head of a file: metadata of HTML, front matter of Markdown."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from typing import Any

import yaml

from .errors import ImportRefusedError
from .facts import Facts, day_in

SITE = re.compile(r"\s+[|\N{EN DASH}\N{EM DASH}\N{MIDDLE DOT}-]\s+")
"""What stands between the title of a page and that of its site."""
FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<data>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


class HeadReader(HTMLParser):
    """Reads what the head of a page says of it: title, author, day."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take metadata."""
        self.in_title = tag == "title" and "title" not in self.found
        values = {key: value or "" for key, value in attrs}
        name = values.get("property") or values.get("name") or ""
        if tag == "meta" and values.get("content"):
            self.found.setdefault(name.lower(), values["content"].strip())

    def handle_endtag(self, tag: str) -> None:
        """End the title."""
        self.in_title = False

    def handle_data(self, data: str) -> None:
        """Take the title."""
        if self.in_title:
            self.found["title"] = self.found.get("title", "") + data


def of_head(source: str) -> Facts:
    """Return what the head of an HTML page says."""
    reader = HeadReader()
    reader.feed(re.split(r"<body\b", source, maxsplit=1, flags=re.IGNORECASE)[0])
    found = reader.found
    title = found.get("og:title") or SITE.split(found.get("title", ""))[0]
    day = found.get("article:published_time") or found.get("date") or ""
    return Facts(
        title=" ".join(title.split()),
        reviewer=" ".join(found.get("author", "").split()),
        reviewed=day_in(day),
    )


def of_yaml(source: str, name: str) -> tuple[Facts, str, int]:
    """Return what the front matter of Markdown says (Jekyll, Hugo), the text, and its first line.

    Raises:
        ImportRefusedError: it cannot be read.
    """
    match = FRONT_MATTER.match(source)
    if match is None:
        return Facts(), source, 1
    try:
        data = yaml.safe_load(match["data"])
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        msg = f"{name}:{line}: the front matter is no YAML: mend it there"
        raise ImportRefusedError(msg) from error
    if not isinstance(data, dict):
        return Facts(), source, 1
    day = data.get("date")
    facts = Facts(
        title=text_in(data, "title"),
        reviewer=text_in(data, "author"),
        reviewed=day.date() if isinstance(day, dt.datetime)
        else day if isinstance(day, dt.date) else day_in(str(day or "")[:10]),
        tags=texts_in(data, "tags"),
        categories=texts_in(data, "categories") or texts_in(data, "category"),
    )  # fmt: skip
    return facts, source[match.end() :], source.count("\n", 0, match.end()) + 1


def text_in(data: dict[str, Any], key: str) -> str:
    """Return a value that is text or a number."""
    value = data.get(key)
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def texts_in(data: dict[str, Any], key: str) -> tuple[str, ...]:
    """Return a value that is a list of texts, or one of them."""
    value = data.get(key)
    values = value.split(",") if isinstance(value, str) else value
    if not isinstance(values, list):
        return ()
    texts = (str(item).strip() for item in values if isinstance(item, str | int | float))
    return tuple(filter(None, texts))
