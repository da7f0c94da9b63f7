"""Passages in docstrings and comments of Python code that is shown as it is written.

A role or directive that is read with certainty keeps its form.  A string or comment
with a passage in any other form is masked as a whole.
"""

from __future__ import annotations

import io
import re
import tokenize
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from .attempts import ATTEMPTS
from .marks import OTHER, PLAIN
from .misspelled import has_slip
from .source_forms import Forms, forms_of, is_whole, masked_form

if TYPE_CHECKING:
    from .marks import Marks

GONE = "\0"
"""Stands for a line break inside a passage: the number of its lines is a part of it."""

OPENING = re.compile(r"(?P<prefix>[A-Za-z]*)(?P<quote>\"\"\"|'''|\"|')")
SIGN = re.compile(r"\A#:?")
"""What a comment begins with; one with a colon documents what stands below."""
NO_CODE = frozenset({tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT})


class Span(NamedTuple):
    """A piece of code."""

    start: int
    """Index of its first character."""
    end: int
    """Index behind its last."""
    group: int
    """Number of what it belongs to: strings without code in between, comments without a line."""


def mask_source(code: str, mask: str, marks: Marks = PLAIN) -> str:
    """Return *code* with its passages masked, and :data:`GONE` for the line breaks in them.

    Args:
        code: Python code.
        mask: text that stands for a passage.
        marks: what begins a passage in the docstrings of the project.
    """
    if not marks.may_be_in(code) and not has_slip(code):
        return code
    forms = forms_of(marks)
    pieces, position = [], 0
    for _, group in groupby(spans(code), key=group_of):
        members = list(group)
        # Strings with code in them are in between.
        pieces += [masked_forms(code[position : members[0].start], mask, forms)]
        if is_readable(code, members, forms):
            for span, following in zip(members, [*members[1:], None], strict=True):
                pieces += [masked_inside(code[span.start : span.end], mask, forms)]
                pieces += [code[span.end : following.start] if following else ""]
        else:
            pieces += [masked(code[members[0].start : members[-1].end], mask)]
        position = members[-1].end
    return "".join(pieces) + masked_forms(code[position:], mask, forms)


def group_of(span: Span) -> int:
    """Return the number of the group of *span*."""
    return span.group


def lines_left(masked: str) -> dict[int, int]:
    """Return the number that each line (from 1) has once those that are gone are left out."""
    lines, new = {1: 1}, 1
    for character in masked:
        if character in {"\n", GONE}:
            new += character == "\n"
            lines[len(lines) + 1] = new
    return lines


def spans(code: str) -> list[Span]:
    """Return the strings and comments of *code*, or all of it where it cannot be read."""
    starts = [0]
    for line in code.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Span] = []
    group, before = 0, tokenize.ENCODING
    try:
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            start = starts[token.start[0] - 1] + token.start[1]
            end = starts[token.end[0] - 1] + token.end[1]
            if token.type in {tokenize.STRING, tokenize.COMMENT}:
                is_next = token.type == before and (
                    token.type == tokenize.STRING or not code[found[-1].end : start].strip()
                )
                group += not is_next
                found.append(Span(start, end, group))
            if token.type not in NO_CODE or token.type == tokenize.COMMENT != before:
                before = token.type
    except (tokenize.TokenError, SyntaxError):
        return [Span(0, len(code), 0)]
    return found


def is_readable(code: str, members: list[Span], forms: Forms) -> bool:
    """Tell whether each passage in a group is in a form that is read with certainty.

    Comments are looked at together too, as a passage may be on several.
    """
    texts = [parted(code[span.start : span.end])[1] for span in members]
    together = "\n".join(SIGN.sub("", text) for text in texts)
    rests = [
        forms.certain.sub(lambda match: "" if is_whole(match) else match[0], text)
        for text in (*texts, together)
    ]
    return not any(is_left(rest, forms) for rest in rests)


def is_left(text: str, forms: Forms) -> bool:
    """Tell whether a passage, or what was meant for one, is in what is left of a text."""
    if forms.left.search(text) or has_slip(text):
        return True
    text = OTHER.sub("", text)
    return any(pattern.search(text) for pattern in ATTEMPTS)


def parted(text: str) -> tuple[str, str, str]:
    """Return *text*, a string or comment, in three: its inside, and the quotes around it."""
    opening = OPENING.match(text)
    if not opening:
        return "", text, ""
    quote = opening["quote"]
    return opening[0], text[len(opening[0]) : -len(quote)], quote


def masked_forms(text: str, mask: str, forms: Forms) -> str:
    """Return *text* with the content of each role and directive masked."""
    return forms.certain.sub(lambda match: masked_form(match, mask, GONE), text)


def masked_inside(text: str, mask: str, forms: Forms) -> str:
    """Return *text*, a string or comment, with the content of each role and directive masked."""
    opening, inside, closing = parted(text)
    return f"{opening}{masked_forms(inside, mask, forms)}{closing}"


def masked(text: str, mask: str) -> str:
    """Return the mask in the place of all of *text*, one or more strings or comments."""
    gone = GONE * text.count("\n")
    opening = OPENING.match(text)
    if opening:
        return f"{opening[0]}{mask}{opening['quote']}{gone}"
    return f"{'#:' if text.startswith('#:') else '#'} {mask}{gone}"
