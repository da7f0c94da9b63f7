"""The fields of front matter, by the JSON Schema that editors check it by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from blackout_ext.reviews.fields import Person
from blackout_ext.reviews.model import Review

from .docstrings import sentence
from .entry import Entry
from .registered import one_of

FIELD = "frontmatter"
"""Directive and role of a field."""
RECORD = "review"
"""The record that is the front matter of a page."""
RECORDS = (Review, Person)
"""Records of the two modules in which all are."""
FORMATS = {"date": "a day, such as `2026-11-01`"}
WORDS = {
    "integer": "a whole number",
    "number": "a number",
    "object": "a mapping",
    "string": "text",
}
"""What a value is, by its type in the schema (JSON Schema draft 2020-12, "Validation", 6.1.1)."""


@dataclass(frozen=True, slots=True)
class Described:
    """The schema of all, and where each record within another is described."""

    definitions: dict[str, Any]
    owners: dict[str, str]
    """Field whose description has the fields of a record, by the name of the record."""


def fields_of_front_matter() -> tuple[Entry, ...]:
    """Return the descriptions of all fields, those of records within their fields."""
    schema = Review.model_json_schema()
    owners: dict[str, str] = {}
    for name, field in schema["properties"].items():
        for record in records_in(field):
            if "properties" in schema["$defs"][record]:
                owners.setdefault(record, name)
    return fields(schema, Described(schema["$defs"], owners), "")


def fields(record: dict[str, Any], described: Described, prefix: str) -> tuple[Entry, ...]:
    """Return the descriptions of the fields of a record."""
    return tuple(
        field_of(f"{prefix}{name}", field, described, is_needed=name in record.get("required", ()))
        for name, field in record["properties"].items()
    )


def field_of(name: str, field: dict[str, Any], described: Described, *, is_needed: bool) -> Entry:
    """Return the description of a field, with those of the fields within it."""
    inner = [record for record in records_in(field) if described.owners.get(record) == name]
    parts = [
        part
        for record in inner
        for part in fields(described.definitions[record], described, f"{name}.")
    ]
    kind = sentence(f"{words(field, described, name)}{'; needed' * is_needed}")
    text = f"{sentence(field['description'])}\n{kind}"
    return Entry(FIELD, name, text, parts=tuple(parts))


def records_in(schema: Any) -> list[str]:
    """Return the records that a schema refers to."""
    if isinstance(schema, dict):
        found = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
        return found + [name for value in schema.values() for name in records_in(value)]
    return [n for value in schema for n in records_in(value)] if isinstance(schema, list) else []


def words(schema: dict[str, Any], described: Described, name: str) -> str:
    """Return what a value of the field *name* can be, in words."""
    if "$ref" in schema:
        record = schema["$ref"].rpartition("/")[2]
        found, owner = described.definitions[record], described.owners.get(record, name)
        if "enum" in found:
            return one_of(found["enum"])
        return "a mapping" if owner == name else f"a mapping as in {{{FIELD}}}`{owner}`"
    if "anyOf" in schema:
        kinds = [kind for kind in schema["anyOf"] if kind.get("type") != "null"]
        lists = [kind for kind in kinds if kind.get("type") == "array"]
        said = [words(kind, described, name) for kind in lists or kinds]
        alone = ", or one alone" if lists and len(kinds) > 1 else ""
        return " or ".join(dict.fromkeys(said)) + alone
    if "enum" in schema:
        return one_of(schema["enum"])
    if schema.get("type") == "array":
        item = words(schema["items"], described, name)
        return f"a list of {item.replace('a mapping', 'mappings')}"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return FORMATS.get(schema.get("format", "")) or " or ".join(WORDS[kind] for kind in kinds)
