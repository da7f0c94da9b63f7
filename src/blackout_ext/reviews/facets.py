"""What readers narrow the catalogue down by, and the values that reviews have of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx.locale import get_translation

from blackout_ext.locale import decimal, pgettext

from .collection import collated
from .slugs import slug
from .terms import Kind
from .words import kind_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .collection import Collection
    from .entries import ReviewPage

_ = get_translation("blackout")

YEARS = 10
"""In a decade."""


class Value(NamedTuple):
    """A value of a facet."""

    order: float | str
    """What sorts it among the others of its group."""
    name: str
    """As in an address."""
    label: str
    """As in a list to choose from."""
    group: str = ""
    """Heading it stands under there; empty for none."""


Values: TypeAlias = "Callable[[ReviewPage], Iterator[Value]]"


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that reviews differ in."""

    name: str
    """As in an address."""
    label: str
    groups: dict[str, list[Value]]
    """The values to choose from, under their headings."""


@dataclass(frozen=True, slots=True)
class Facets:
    """All that the catalogue can be narrowed down by."""

    offered: list[Facet]
    """Those that leave something out."""
    tags: dict[str, list[str]]
    """``facet:value`` for each value of a review, by document name."""


def facets(collection: Collection) -> Facets:
    """Return the facets of all reviews."""
    offered: list[Facet] = []
    tags: dict[str, list[str]] = {docname: [] for docname in collection.pages}
    for name, (label, values) in known(collection).items():
        having: dict[Value, int] = {}
        seen: dict[str, Value] = {}
        for page in collection.by_title:
            # Of two labels with one name, that of the first review is shown.
            own = {value.name: seen.setdefault(value.name, value) for value in values(page)}
            for value in own.values():
                having[value] = having.get(value, 0) + 1
            tags[page.docname] += [f"{name}:{value}" for value in own]
        groups = grouped(value for value, count in having.items() if count < len(tags))
        if groups:
            offered.append(Facet(name, label, groups))
    return Facets(offered, tags)


def grouped(values: Iterator[Value]) -> dict[str, list[Value]]:
    """Return values in order, by the headings of their groups, the shortest group first."""
    groups: dict[str, list[Value]] = {}
    for value in sorted(values):
        groups.setdefault(value.group, []).append(value)
    return dict(sorted(groups.items(), key=lambda item: (len(item[1]), item[0])))


def known(collection: Collection) -> dict[str, tuple[str, Values]]:
    """Return label and values of each facet by its name, in the order they are shown in."""
    given = {page.review.rating for page in collection.pages.values()}
    steps = sorted(rating for rating in given if rating is not None)
    return {
        "author": (_("Author"), authors),
        "kind": (_("Kind"), kinds),
        "theme": (_("Genre or theme"), themes),
        "decade": (_("First published"), decades),
        "century": (_("Century of divergence"), centuries),
        "rating": (_("Rating"), partial(ratings, steps)),
        "award": (_("Prizes"), awards),
    }


def authors(page: ReviewPage) -> Iterator[Value]:
    """Yield who made the work."""
    for person in page.review.makers:
        yield Value(collated(person.sort_key), slug(person.name), person.name)


def kinds(page: ReviewPage) -> Iterator[Value]:
    """Yield what the work is."""
    kind = page.review.kind
    yield Value(list(Kind).index(kind), kind.value, kind_name(kind))


def themes(page: ReviewPage) -> Iterator[Value]:
    """Yield the kinds of fiction it belongs to, and what it is about."""
    for group, names in ((_("Genre"), page.review.subgenre), (_("Theme"), page.review.themes)):
        for name in names:
            yield Value(collated(name), slug(name), name[:1].upper() + name[1:], group)


def decades(page: ReviewPage) -> Iterator[Value]:
    """Yield the ten years (1960 to 1969) in which it was first published."""
    year = page.review.year
    if year is None:
        return
    decade = abs(year) // YEARS * YEARS
    if year < 0:
        # Translators: ten years before our era, such as the 40s BCE.
        label = _("%(decade)ss BCE") % {"decade": decade}
        yield Value(-decade - 1, f"-{decade}", label)
    else:
        # Translators: ten years, such as the 1960s.
        yield Value(decade, str(decade), _("%(decade)ss") % {"decade": decade})


def centuries(page: ReviewPage) -> Iterator[Value]:
    """Yield the century in which its history parts from ours."""
    divergence = page.review.divergence
    if divergence and divergence.year:
        century = divergence.year.century
        yield Value(century, str(century), century_text(century))


def century_text(century: int) -> str:
    """Return a century in words: 20 for the 20th, -1 for the 1st BCE."""
    number = abs(century)
    # Translators: English has four endings for numbers; other languages may say the same in each.
    ordinals = {1: _("%(number)sst century"), 2: _("%(number)snd century")}
    # Translators: see the 1st century.
    ordinals[3] = _("%(number)srd century")
    # Translators: see the 1st century.
    others = _("%(number)sth century")
    is_teen = number // 10 % 10 == 1
    text = others if is_teen else ordinals.get(number % 10, others)
    text %= {"number": number}
    # Translators: a century before our era, such as the 1st century BCE.
    return text if century > 0 else _("%(century)s BCE") % {"century": text}


def ratings(steps: list[float], page: ReviewPage) -> Iterator[Value]:
    """Yield the ratings, of those that are given (*steps*), that it has or is better than."""
    rating = page.review.rating
    for step in steps:
        if rating is not None and step <= rating:
            # Translators: of ratings.
            label = _("%(rating)s or better") % {"rating": decimal(step)}
            yield Value(-step, f"{step:g}", label)


def awards(page: ReviewPage) -> Iterator[Value]:
    """Yield how far it came with prizes."""
    if any(award.is_won for award in page.review.awards):
        yield Value(0, "won", pgettext("prize", "Won"))
    if page.review.awards:
        yield Value(1, "nominated", pgettext("prize", "Won or nominated"))
