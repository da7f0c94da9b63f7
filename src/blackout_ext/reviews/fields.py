"""Types of the fields of a record, with the short ways in which authors may write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    WithJsonSchema,
)

from .isbn import parse_isbn
from .years import Span, parse_span


def one_line(text: str) -> str:
    """Return *text* on one line.

    Raises:
        ValueError: there is nothing in it.
    """
    text = " ".join(text.split())
    if not text:
        msg = "it is empty"
        raise ValueError(msg)
    return text


def as_text(value: Any) -> Any:
    """Return a number as text: the title of a book may look like one (``1984``)."""
    return str(value) if isinstance(value, int | float | dt.date) else value


def as_list(value: Any) -> Any:
    """Return a list for a single value: text with semicolons, or one item."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return [value] if isinstance(value, dict | int | float) else value


def as_regions(value: Any) -> Any:
    """Return ISBNs by region; one for all is that of the region ``""``."""
    return {"": value} if isinstance(value, str | int) else value


def web_address(text: str) -> str:
    """Return *text*, which browsers may be sent to.

    Raises:
        ValueError: it is no address of a page, or one that would run a script.
    """
    if not re.fullmatch(r"https?://[^\s\"'<>`\\]+", text) or not urlsplit(text).hostname:
        msg = "only addresses that begin with https:// or http:// are linked"
        raise ValueError(msg)
    return text


Line = Annotated[str, BeforeValidator(as_text), AfterValidator(one_line)]
"""Text on one line."""
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list)]
"""A list of lines; a single one, or text with semicolons, will do."""
Isbn13 = Annotated[
    str,
    BeforeValidator(as_text),
    AfterValidator(parse_isbn),
    WithJsonSchema({"type": "string", "pattern": r"^[\d\- ]{9,16}[\dXx]$"}),
]
"""A valid ISBN as 13 digits, made of 10 or 13."""
Years = Annotated[
    Span,
    BeforeValidator(lambda value: value if isinstance(value, Span) else parse_span(value)),
    WithJsonSchema({"type": ["integer", "string"], "examples": [1962, "1942-43", "44 BCE"]}),
]
"""Years, from a number or text."""
Url = Annotated[Line, AfterValidator(web_address)]
"""An address on the web."""


class Record(BaseModel):
    """A frozen record; its docstrings are the descriptions in the schema."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True
    )


class Person(Record):
    """Somebody with a name; a name alone will do."""

    name: Line
    """Name, as on the cover."""
    sort: Line | None = None
    """Name as in an index (``Le Guin, Ursula K.``); made of the name where it is missing."""

    @property
    def sort_key(self) -> str:
        """The name by which the person is sorted, last name first."""
        if self.sort:
            return self.sort
        first, _space, last = self.name.rpartition(" ")
        return f"{last}, {first}" if first else last


def as_person(value: Any) -> Any:
    """Return a person for a name."""
    return {"name": value} if isinstance(value, str) else value


def as_people(value: Any) -> Any:
    """Return people for one, for a name, or for names with semicolons between them."""
    value = as_list(value)
    return [as_person(item) for item in value] if isinstance(value, list | tuple) else value


def shorthand(*alternatives: dict[str, Any]) -> WithJsonSchemaAlternatives:
    """Say in the schema that a field may also be written in a short way."""
    return WithJsonSchemaAlternatives(alternatives)


class WithJsonSchemaAlternatives:
    """Adds short ways of writing to the schema of a field."""

    def __init__(self, alternatives: tuple[dict[str, Any], ...]) -> None:
        self.alternatives = alternatives

    def __get_pydantic_json_schema__(
        self, core_schema: Any, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the field, or of one of the short ways."""
        return {"anyOf": [handler(core_schema), *self.alternatives]}


TEXT = {"type": "string"}
People = Annotated[
    tuple[Annotated[Person, shorthand(TEXT)], ...],
    BeforeValidator(as_people),
    shorthand(TEXT),
]
"""People, by their names or in full."""


class CastMember(Record):
    """Who plays whom; ``Carey Mulligan (Kathy)`` will do."""

    name: Line
    """Name of the actor."""
    role: Line | None = None
    """Name of the character."""


def as_cast(value: Any) -> Any:
    """Return cast members for ``Name (Role)``."""
    value = as_list(value)
    if not isinstance(value, list | tuple):
        return value
    return [cast_member(item) if isinstance(item, str) else item for item in value]


def cast_member(text: str) -> dict[str, str]:
    """Return name and role of ``Name (Role)``."""
    match = re.fullmatch(r"\s*(.*?)\s*(?:\(([^()]*)\))?\s*", text, re.DOTALL)
    name, role = match.groups() if match else (text, None)
    return {"name": name, **({"role": role} if role else {})}


Cast = Annotated[
    tuple[Annotated[CastMember, shorthand(TEXT)], ...],
    BeforeValidator(as_cast),
    shorthand(TEXT),
]
"""A cast, in full or as ``Name (Role)``."""
