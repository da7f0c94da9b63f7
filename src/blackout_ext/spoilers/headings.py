"""Names, anchors, slugs and classes that are made from titles that hold a passage."""

from __future__ import annotations

from docutils import nodes

from .nodes import enclosing, masked_text


def rename_heading(node: nodes.Node, document: nodes.document) -> None:
    """Name the heading around *node* anew, after its masked text.

    A parser names a heading before a span in it has become a passage, or before
    unparsed markup in it has been masked.  Does nothing outside headings.

    Args:
        node: a node somewhere inside a title or rubric.
        document: the document that holds it.
    """
    title = enclosing(node, nodes.title) or enclosing(node, nodes.rubric)
    if title is None:
        return
    named = title.parent if isinstance(title, nodes.title) else title
    if not isinstance(named, nodes.section | nodes.rubric):
        return
    forget_implicit_names(document, named)
    explicit = named["names"]
    named["names"] = [nodes.fully_normalize_name(masked_text(title))]
    document.note_implicit_target(named, named)
    named["names"] = explicit + named["names"]
    if "slug" in named:
        rename_slug(document, named, title)


def rename_admonition(passage: nodes.Node) -> None:
    """Make the class of the admonition whose title holds *passage* anew.

    docutils makes ``admonition-<title>`` of the title as it is written.
    """
    title = enclosing(passage, nodes.title)
    if title is not None and isinstance(title.parent, nodes.admonition):
        classes = [name for name in title.parent["classes"] if not name.startswith("admonition-")]
        title.parent["classes"] = [*classes, f"admonition-{nodes.make_id(masked_text(title))}"]


def forget_implicit_names(document: nodes.document, named: nodes.Element) -> None:
    """Take back the names that were made from the heading's text, and their ids."""
    explicit = [name for name in named["names"] if document.nametypes.get(name)]
    kept_ids = {document.nameids.get(name) for name in explicit}
    for name in {*named["names"], *named["dupnames"]} - set(explicit):
        document.nameids.pop(name, None)
        document.nametypes.pop(name, None)
    for anchor in named["ids"]:
        if anchor not in kept_ids:
            document.ids.pop(anchor, None)
    named["names"] = explicit
    named["dupnames"] = []
    named["ids"] = [anchor for anchor in named["ids"] if anchor in kept_ids]


def rename_slug(document: nodes.document, named: nodes.Element, title: nodes.Element) -> None:
    """Let the new anchor be the MyST slug too.

    ``document.myst_slugs`` is the same dictionary as in the metadata of the page.
    """
    slugs: dict[str, tuple[int | None, str, str]] = getattr(document, "myst_slugs", {})
    slugs.pop(named["slug"], None)
    named["slug"] = named["ids"][0]
    slugs[named["slug"]] = (named.line, named["ids"][0], masked_text(title))
