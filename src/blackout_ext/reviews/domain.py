"""The domain ``review``: reviews, their authors, and guides, as objects to refer to.

Every project that loads the extension has it, so what only reviews need is loaded by the
first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import ExtensionError
from sphinx.util.nodes import make_refnode

from blackout_ext.locale import pgettext

from .places import places_of
from .references import browse_page, find
from .roles import LEAD_TO, PageRole
from .warnings_ import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .collection import Collection
    from .entries import GuidePage, ReviewPage
    from .places import Place


class ReviewDomain(Domain):
    """Reviews, authors and guides."""

    name = "review"
    label = "Reviews"
    object_types: ClassVar = {
        "review": ObjType("review", "review"),
        "author": ObjType("author", "author"),
        "guide": ObjType("guide", "guide"),
    }
    roles: ClassVar = {name: PageRole(what) for name, what in LEAD_TO.items()}
    initial_data: ClassVar = {"reviews": {}, "guides": {}, "places": {}}
    data_version = 5
    collected: Collection | None = None
    """What was made of the data, until they change; made anew by each process."""

    @property
    def pages(self) -> dict[str, ReviewPage]:
        """The pages of reviews, by document name."""
        found: dict[str, ReviewPage] = self.data["reviews"]
        return found

    @property
    def guide_pages(self) -> dict[str, GuidePage]:
        """The pages of guides, by document name."""
        found: dict[str, GuidePage] = self.data["guides"]
        return found

    @property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """What each document shows of other pages, by document name."""
        found: dict[str, tuple[Place, ...]] = self.data["places"]
        return found

    @property
    def collection(self) -> Collection:
        """All that has been read so far."""
        if self.collected is None:
            from .collection import Collection
            from .mentions import with_titles

            untitled = Collection(self.pages, self.guide_pages)
            pages = {name: with_titles(page, untitled) for name, page in self.pages.items()}
            self.collected = Collection(pages, self.guide_pages)
        return self.collected

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the record of a page, and what it shows of others."""
        self.collected = None
        if any(isinstance(child, nodes.docinfo) for child in document.children):
            self.collect(env, docname, document)
        if places := tuple(places_of(document)):
            self.places[docname] = places

    def collect(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the record of a page that has front matter."""
        from .collecting import front_matter_of, guide_of, review_of
        from .leaving import places_for_guide, places_for_review

        matter = front_matter_of(env, docname, document)
        if matter is not None:
            if review := review_of(env, docname, document, matter):
                self.pages[docname] = review
                places_for_review(review, document)
            if guide := guide_of(env, docname, document, matter):
                self.guide_pages[docname] = guide
                places_for_guide(docname, document)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.collected = None
        for kept in (self.pages, self.guide_pages, self.places):
            kept.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        self.collected = None
        for key in ("reviews", "guides", "places"):
            for docname in docnames & otherdata[key].keys():
                self.data[key][docname] = otherdata[key][docname]

    def shown(self) -> dict[str, str]:
        """Return a digest of what each document shows of others, by document name."""
        if not self.places:
            return {}
        from .facts import shown_on

        collection = self.collection
        return {
            docname: shown_on(collection, docname, places)
            for docname, places in self.places.items()
        }

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return a link with the title of the page it leads to, in italics for a work."""
        found = find(self.collection, typ, target)
        if found is None:
            return None
        docname, title, is_work = found
        if not node.get("refexplicit"):
            contnode = (nodes.emphasis if is_work else nodes.inline)("", title)
        if docname not in env.found_docs and builder.name not in {"html", "dirhtml"}:
            # Pages of authors are written for the web alone.
            return contnode  # type: ignore[return-value]
        return make_refnode(builder, fromdocname, docname, "", contnode, title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return links of all kinds that have an object of this name."""
        links = (
            (typ, self.resolve_xref(env, fromdocname, builder, typ, target, node, contnode))
            for typ in self.object_types
        )
        return [(f"review:{typ}", link) for typ, link in links if link is not None]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield all objects, for ``objects.inv`` and the search."""
        if not self.pages and not self.guide_pages:
            return
        collection = self.collection
        for page in collection.by_name.values():
            yield page.name, page.review.title, "review", page.docname, "", 1
        for guide in collection.guides_by_name.values():
            yield guide.name, guide.title, "guide", guide.docname, "", 1
        for name, person in collection.authors.items():
            yield name, person.name, "author", browse_page("author", name), "", -1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002 (Sphinx's)
        """Return what the search calls an object, in the language of the book."""
        return {
            "review": pgettext("search result", "review"),
            "author": pgettext("search result", "author"),
            "guide": pgettext("search result", "guide"),
        }[type.lname]

    def check_consistency(self) -> None:
        """Warn of what is wrong between pages."""
        if not self.pages:
            return
        from .consistency import inconsistencies

        for docname, message, subtype in inconsistencies(self.pages):
            warn(subtype, message, docname)


def review_domain(env: BuildEnvironment) -> ReviewDomain:
    """Return the domain of *env*."""
    domain = env.domains["review"]
    if not isinstance(domain, ReviewDomain):
        msg = "another extension has taken the name of the domain 'review'"
        raise ExtensionError(msg)
    return domain
