"""How a cover is laid out: some ways to put the same parts together.

Each returns the cover and the size of its title, by which a title that would be small
in one is given another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from .lines import Box
from .motifs import CENTRED, OVERALL, STRIPED
from .palettes import Stage, distinct
from .parts import (
    FOOT,
    HEIGHT,
    INNER,
    LEADING,
    MARGIN,
    NAME_LEADING,
    WIDTH,
    edge,
    names_at_foot,
    running_head,
    set_names,
    set_title,
    title_style,
)
from .svg import rect, stroke, window
from .typesetting import block, height

if TYPE_CHECKING:
    from .book import Book

Composition = Callable[["Book"], tuple[str, int]]

RIGHT = WIDTH - MARGIN
HEAD = 72
"""Height of the running head, in pixels from the top."""
MAT = 12
"""Pixels around a label in which there is no motif."""
READABLE = 54
"""Pixels that a title should have at least."""


def composed(book: Book) -> str:
    """Return the first layout, in an order drawn for the book, in which its title is readable."""
    if book.is_screen:
        return frames(book)[0]
    covers = [cover for cover, size in tried(book)]
    return covers[-1]


def tried(book: Book) -> list[tuple[str, int]]:
    """Return covers up to the first good one, or with the best of them at the end."""
    covers: list[tuple[str, int]] = []
    for composition in book.draws.order("composition", suitable(book)):
        covers.append(composition(book))
        if covers[-1][1] >= READABLE:
            return covers
    return sorted(covers, key=title_size)


def suitable(book: Book) -> list[Composition]:
    """Return the layouts that do not hide or squeeze the motif of *book*."""
    unsuitable: dict[Composition, bool] = {
        label: book.motif not in OVERALL,
        column: book.motif not in CENTRED | STRIPED,
    }
    return [layout for layout in COMPOSITIONS if not unsuitable.get(layout)]


def title_size(cover: tuple[str, int]) -> int:
    """Return the size of the title on a cover."""
    return cover[1]


def page(stage: Stage) -> str:
    """Return the ground of a cover."""
    return rect(0, 0, WIDTH, HEIGHT, stage.ground)


def words_below(book: Book, stage: Stage, top: float) -> tuple[str, int]:
    """Return the title from *top* on, and names at the foot."""
    names = set_names(book)
    room = FOOT - height(names, NAME_LEADING) - 30 - top
    title = set_title(book, Box(INNER, room, 112, 6, LEADING))
    x = edge(book, MARGIN, RIGHT)
    drawn = block(title, x, top, title_style(book, stage), LEADING)
    return drawn + names_at_foot(book, names, stage, MARGIN, RIGHT), title.size


def framed(book: Book) -> tuple[str, int]:
    """Return a cover with the motif in a window."""
    stage, field = book.palette.page, book.palette.field
    words, size = words_below(book, stage, 596)
    drawn = (
        page(stage),
        running_head(book, stage, MARGIN, RIGHT, HEAD),
        rect(MARGIN, 118, INNER, 434, field.ground),
        book.motif_in(field, MARGIN, 118, INNER, 434),
        words,
    )
    return "".join(drawn), size


def horizon(book: Book) -> tuple[str, int]:
    """Return a cover of two surfaces, the motif on the upper one."""
    stage, field = book.palette.page, book.palette.field
    words, size = words_below(book, stage, 592)
    drawn = (
        page(stage),
        rect(0, 0, WIDTH, 540, field.ground),
        book.motif_in(field, 0, 118, WIDTH, 422),
        running_head(book, field, MARGIN, RIGHT, HEAD),
        words,
    )
    return "".join(drawn), size


def open_air(book: Book) -> tuple[str, int]:
    """Return a cover of one surface, the motif above the words and over the edges."""
    stage = book.palette.page
    words, size = words_below(book, stage, 612)
    drawn = (
        page(stage),
        book.motif_in(stage, 0, 108, WIDTH, 448, is_open=True),
        running_head(book, stage, MARGIN, RIGHT, HEAD),
        words,
    )
    return "".join(drawn), size


def headline(book: Book) -> tuple[str, int]:
    """Return a cover that begins with a large title and ends with the motif."""
    stage = book.palette.page
    names = set_names(book)
    title = set_title(book, Box(INNER, 330, 148, 5, LEADING))
    x, style = edge(book, MARGIN, RIGHT), title_style(book, stage)
    top = 140 + height(title, LEADING) + 54
    foot = max(480, top + height(names, NAME_LEADING) + 48)
    drawn = (
        page(stage),
        running_head(book, stage, MARGIN, RIGHT, HEAD),
        block(title, x, 140, style, LEADING),
        block(names, x, top, replace(style, cut="text"), NAME_LEADING),
        book.motif_in(stage, 0, foot, WIDTH, HEIGHT - foot, is_open=True),
    )
    return "".join(drawn), title.size


def label(book: Book) -> tuple[str, int]:
    """Return a cover with the motif all over, and the words on a label."""
    stage, field = book.palette.page, book.palette.field
    left, width = 72, WIDTH - 144
    names = set_names(book, width - 80)
    title = set_title(book, Box(width - 80, 300, 80, 6, LEADING))
    style = replace(title_style(book, stage), anchor="middle")
    title_top = 96
    rule = title_top + height(title, LEADING) + 44
    names_top = rule + 36
    high = names_top + height(names, NAME_LEADING) + 48
    top = book.draws.pick("label", (150.0, HEIGHT - 150 - high))
    words = (
        rect(left - MAT, top - MAT, width + 2 * MAT, high + 2 * MAT, field.ground),
        rect(left, top, width, high, stage.ground),
        running_head(book, stage, left + 40, left + width - 40, top + 50),
        block(title, WIDTH / 2, top + title_top, style, LEADING),
        stroke(f"M{WIDTH / 2 - 22:g} {top + rule:.1f}h44", stage.mark, 3),
        block(names, WIDTH / 2, top + names_top, replace(style, cut="text"), NAME_LEADING),
    )
    motif = book.motif_in(field, 0, 0, WIDTH, HEIGHT)
    return "".join((page(field), motif, *words)), title.size


def column(book: Book) -> tuple[str, int]:
    """Return a cover with the motif in a column from top to bottom, and the words beside it."""
    stage, field = book.palette.page, book.palette.field
    broad = 176
    left = broad + 40
    names = set_names(book, RIGHT - left)
    room = FOOT - height(names, NAME_LEADING) - 60 - 150
    title = set_title(book, Box(RIGHT - left, room, 128, 7, LEADING))
    x = edge(book, left, RIGHT)
    drawn = (
        page(stage),
        rect(0, 0, broad, HEIGHT, field.ground),
        column_of(book, broad),
        running_head(book, stage, left, RIGHT, HEAD),
        block(title, x, 150, title_style(book, stage), LEADING),
        names_at_foot(book, names, stage, left, RIGHT),
    )
    return "".join(drawn), title.size


def column_of(book: Book, broad: float) -> str:
    """Return the motif in a column: a pattern as it is, a figure large and cut off."""
    field = book.palette.field
    if book.motif in STRIPED:
        return book.motif_in(field, 0, 0, broad, HEIGHT)
    whole = HEIGHT * 0.86
    figure = book.motif_in(field, (broad - whole) / 2, (HEIGHT - whole) / 2, whole, whole)
    return window(0, 0, broad, HEIGHT, figure)


def frames(book: Book) -> tuple[str, int]:
    """Return the cover of a film or series: the motif in two frames."""
    stage, field = book.palette.page, book.palette.field
    words, size = words_below(book, stage, 628)
    high = 232
    drawn = [page(stage), running_head(book, stage, MARGIN, RIGHT, HEAD)]
    mark = distinct((field.mark, field.ground, stage.mark), stage.line, stage.ground)
    other = Stage(stage.line, stage.ground, mark, stage.quiet)
    for top, colours in ((118, field), (118 + high + 10, other)):
        drawn.append(rect(MARGIN, top, INNER, high, colours.ground))
        drawn.append(book.motif_in(colours, MARGIN, top, INNER, high))
    return "".join([*drawn, words]), size


COMPOSITIONS: tuple[Composition, ...] = (framed, headline, horizon, label, open_air, column)
"""The layouts of books, each beside one that differs from it."""
