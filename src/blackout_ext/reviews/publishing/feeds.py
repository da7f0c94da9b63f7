"""Feeds (Atom, RFC 4287) of all reviews, and of those by each author and on each theme.

Entries hold whole reviews, masked.  What a review looks like in a feed is made by the
process that writes its page and kept with the doctrees, so that feeds are whole when a
build writes a few pages only.  Nothing in a feed tells when it was built.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.locale import get_translation

from blackout_ext.files import files_in, remove_others, write
from blackout_ext.outputs import digest_of, output_of

from ..browse import shelves
from ..templating import templates
from .files import is_theirs
from .site import plain
from .summaries import headline, last_change, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedgen.entry import FeedEntry
    from sphinx.application import Sphinx

    from ..collection import Collection
    from ..entries import ReviewPage
    from .content import Content
    from .site import Site

_ = get_translation("blackout")

ALL = "feed.atom"
"""Path of the feed of all reviews."""
SUFFIX = ".atom"
SHELVES = ("by/author/", "by/theme/")
"""Where the pages are that have feeds of their own."""
MEDIA_TYPE = "application/atom+xml"
CONTENTS = "feeds"
"""Folder with the doctrees."""
CONTENT_SUFFIX = ".html"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and the page that shows the same."""

    path: str
    """Path from the base of the site, not quoted."""
    pagename: str
    title: str
    pages: tuple[ReviewPage, ...]
    """Its reviews, the latest first."""


def feeds_of(site: Site, collection: Collection, root: str, limit: int) -> Iterator[Feed]:
    """Yield all feeds, that of all reviews first.

    Args:
        site: where they are published.
        collection: all reviews; those without a day are in no feed.
        root: name of the first page.
        limit: reviews in a feed at the most; 0 for all.
    """
    most = limit or None
    yield Feed(ALL, root, site.name, latest_first(collection.pages.values())[:most])
    for pagename, shelf in shelves(collection).items():
        pages = latest_first(shelf.pages)[:most] if has_feed(pagename) else ()
        if pages:
            yield Feed(feed_path(pagename), pagename, feed_title(site, shelf.title), pages)


def has_feed(pagename: str) -> bool:
    """Tell whether a list of reviews may have a feed of its own."""
    return pagename.startswith(SHELVES)


def feed_path(pagename: str) -> str:
    """Return the path of the feed of a list of reviews, not quoted."""
    return f"{pagename}{SUFFIX}"


def feed_title(site: Site, shelf: str) -> str:
    """Return the title of the feed of a list of reviews."""
    return f"{site.name}: {shelf}"


def latest_first(pages: Iterable[ReviewPage]) -> tuple[ReviewPage, ...]:
    """Return the reviews that have a day, the latest first."""
    dated = sorted(
        ((day, page.docname, page) for page in pages if (day := last_change(page.review))),
        key=lambda found: (-found[0].toordinal(), found[1]),
    )
    return tuple(page for _day, _docname, page in dated)


def has_days(pages: Iterable[ReviewPage]) -> bool:
    """Tell whether one of the reviews has a day, and so a place in a feed."""
    return any(last_change(page.review) for page in pages)


def write_feeds(app: Sphinx, site: Site, collection: Collection) -> None:
    """Write all feeds that have changed, and remove those that nobody needs."""
    feeds: list[Feed] = []
    if site.has("feeds") and has_days(collection.pages.values()):
        feeds = [*feeds_of(site, collection, app.config.root_doc, app.config.review_feed_limit)]
    entries: dict[str, FeedEntry] = {}
    for feed in outdated_feeds(app, site, collection, feeds):
        for page in feed.pages:
            if page.docname not in entries:
                entries[page.docname] = entry(app, site, page)
        made = atom(site, feed, [entries[page.docname] for page in feed.pages])
        write(Path(app.outdir, feed.path), made)
    for folder in SHELVES:
        expected = (feed.path.removeprefix(folder) for feed in feeds)
        remove_others(Path(app.outdir, folder), SUFFIX, expected)
    if not feeds and not has_own_feed(app):
        Path(app.outdir, ALL).unlink(missing_ok=True)
    contents = (f"{docname}{CONTENT_SUFFIX}" for docname in collection.pages)
    remove_others(contents_folder(app), CONTENT_SUFFIX, contents)


def outdated_feeds(
    app: Sphinx, site: Site, collection: Collection, feeds: list[Feed]
) -> Iterator[Feed]:
    """Yield the feeds that do not say what they should; they take long to make."""
    output = output_of(app.builder)
    contents = contents_folder(app)
    reviews = {
        docname: digest_of(
            collection.records[docname], summary_of(page), digest_of_content(contents, docname)
        )
        for docname, page in collection.pages.items()
    }
    about = site.name, site.description, site.language, site.reviewer, site.base
    digests = {
        feed.path: digest_of(about, feed.title, [reviews[page.docname] for page in feed.pages])
        for feed in feeds
    }
    changed = output.changed("feeds", digests) if output else set(digests)
    for feed in feeds:
        is_theirs = feed.path == ALL and has_own_feed(app)
        if not is_theirs and (feed.path in changed or not Path(app.outdir, feed.path).exists()):
            yield feed


def has_own_feed(app: Sphinx) -> bool:
    """Tell whether the author has a feed of all reviews."""
    return is_theirs(app, ALL)


def atom(site: Site, feed: Feed, entries: list[FeedEntry]) -> bytes:
    """Return a feed in XML."""
    from feedgen.feed import FeedGenerator

    address = site.file(quote(feed.path))
    generator = FeedGenerator()
    generator.id(address)
    generator.title(plain(feed.title))
    generator.subtitle(site.description or None)
    generator.language(site.language)
    generator.author(name=site.reviewer)
    generator.link(href=address, rel="self", type=MEDIA_TYPE)
    generator.link(href=site.page(feed.pagename), rel="alternate", type="text/html")
    generator.generator("sphinx-blackout")
    generator.updated(midnight(max(filter(None, (last_change(p.review) for p in feed.pages)))))
    for item in entries:
        generator.add_entry(item, order="append")
    return bytes(generator.atom_str(pretty=True)) + b"\n"


def entry(app: Sphinx, site: Site, page: ReviewPage) -> FeedEntry:
    """Return a review as an entry, for all feeds that it is in."""
    from feedgen.entry import FeedEntry

    review, address = page.review, site.page(page.docname)
    made = FeedEntry()
    made.id(address)
    made.title(headline(review))
    made.link(href=address, rel="alternate", type="text/html")
    made.author(name=plain(review.reviewer or "") or site.reviewer)
    if changed := last_change(review):
        made.updated(midnight(changed))
    if review.reviewed:
        made.published(midnight(review.reviewed))
    made.summary(summary_of(page) or None)
    for theme in dict.fromkeys(map(plain, [*review.themes, *review.subgenre])):
        made.category(term=theme)
    if content := content_of_entry(app, page.docname):
        made.content(content, type="html")
    return made


def midnight(day: dt.date) -> dt.datetime:
    """Return a day as a moment: records know no hours."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def content_file(app: Sphinx, docname: str) -> Path:
    """Return where it is kept what a review looks like in feeds."""
    return contents_folder(app) / f"{docname}{CONTENT_SUFFIX}"


def content_of_entry(app: Sphinx, docname: str) -> str:
    """Return what a review looks like in feeds, if that is known."""
    with suppress(FileNotFoundError):
        return content_file(app, docname).read_text("utf-8")
    return ""


def digest_of_content(folder: Path, docname: str) -> str:
    """Return a digest of what is kept of a review in *folder*; nothing, if there is nothing."""
    with suppress(FileNotFoundError):
        return sha256((folder / f"{docname}{CONTENT_SUFFIX}").read_bytes()).hexdigest()
    return ""


def contents_folder(app: Sphinx) -> Path:
    """Return the folder for that, one for each builder: addresses differ."""
    return Path(app.doctreedir, CONTENTS, app.builder.name)


def keep_content(app: Sphinx, site: Site, docname: str, content: Content) -> None:
    """Keep what a review looks like in feeds, with a word on its spoilers.

    Args:
        app: the application.
        site: where it is published.
        docname: name of the page.
        content: the review, masked, which is changed.
    """
    from .plain_html import plain_html

    address = site.page(docname)
    before, _mark, after = _("Spoilers are masked. They can be opened at {page}.").partition(
        "{page}"
    )
    html = plain_html(content.html, address)
    made = templates().get_template("entry.html.jinja").render(
        is_masked=content.is_masked, address=address, before=before, after=after, site=site.name,
        body=html,
    )  # fmt: skip
    write(content_file(app, docname), made.encode())


def without_content(app: Sphinx, collection: Collection) -> Iterator[str]:
    """Yield the reviews for which it is not known what they look like in feeds."""
    kept = set(files_in(contents_folder(app), CONTENT_SUFFIX))
    return (name for name in collection.pages if f"{name}{CONTENT_SUFFIX}" not in kept)
