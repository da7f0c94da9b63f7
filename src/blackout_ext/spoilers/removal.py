"""Taking nodes, and what parser and domains have noted of them, out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

LINES = "=-`:'\"~^_*+#<>.!$%&(),/;?@[\\]{|} "
"""Characters of which docutils lets the lines around headings be made, and space."""

TREES = frozenset({"c", "cpp"})
"""Domains that keep their objects in trees, and so lose all objects of the document."""


def drop_markdown_heading(
    node: nodes.Element, document: nodes.document, env: BuildEnvironment
) -> None:
    """Show the heading as a strong line."""
    slugs: dict[str, Any] = getattr(document, "myst_slugs", {})
    slugs.pop(node.get("slug", ""), None)
    drop_names(node, document, env)
    replace_by_strong(node, node.children)


def drop_rest_heading(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Show the heading, which the message quotes with its lines, as a strong line."""
    source = next(node.findall(nodes.literal_block), node)
    text = next((line for line in source.astext().splitlines() if line.strip(LINES)), None)
    if text is None or source is node:
        node.replace_self([])
    else:
        replace_by_strong(node, [nodes.Text(text.strip())])


def drop_section(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Show the heading as a strong line, and keep what is below it."""
    slugs: dict[str, Any] = getattr(document, "myst_slugs", {})
    slugs.pop(node.get("slug", ""), None)
    drop_names(node, document, env)
    title = next(node.findall(nodes.title))
    replace_by_strong(title, title.children)
    node.replace_self(list(node.children))


def drop_label(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Keep the equation without number and label."""
    equations: dict[str, Any] = env.domaindata["math"]["objects"]
    equations.pop(node["label"], None)
    node["label"] = node["number"] = None
    drop_names(node, document, env)


def drop_citation(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Keep the text of the citation."""
    forget_objects(env, set(node["ids"]))
    drop_names(node, document, env)
    node.replace_self(node.children[1:])


def drop_definition(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Take the definition back."""
    for name in node["names"]:
        document.substitution_defs.pop(name, None)
        document.substitution_names.pop(name.lower(), None)
    drop(node, document, env)


def silence(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Let nothing come of a directive that a transform is to carry out."""
    if isinstance(node, nodes.pending):
        document.transformer.transforms = [
            entry for entry in document.transformer.transforms if entry[2] is not node
        ]
    drop(node, document, env)


def drop_todo(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Show the note as an ordinary admonition."""
    drop_names(node, document, env)
    note = nodes.admonition("", *node.children, classes=node["classes"])
    note.source, note.line = node.source, node.line
    node.replace_self(note)


def replace_by_strong(node: nodes.Element, content: list[nodes.Node]) -> None:
    """Put a paragraph of strong *content* in the place of *node*."""
    line = nodes.paragraph("", "", nodes.strong("", "", *content))
    line.source, line.line = node.source, node.line
    node.replace_self(line)


def unwrap(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Keep the text of *node* alone."""
    forget_objects(env, set(node["ids"]))
    drop_names(node, document, env)
    node.replace_self(list(node.children))


def drop(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Take *node* out."""
    drop_names(node, document, env)
    node.replace_self([])


def drop_names(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Take the names of *node* and its anchors out of the document."""
    for name in (*node["names"], *node["dupnames"]):
        # Names and anchors inside a passage may be those of something else outside it.
        anchor = document.nameids.get(name)
        if anchor is None or document.ids.get(anchor) is node:
            document.nameids.pop(name, None)
            document.nametypes.pop(name, None)
    for anchor in node["ids"]:
        if document.ids.get(anchor) is node:
            del document.ids[anchor]
    node["names"], node["dupnames"], node["ids"] = [], [], []


def drop_object(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Keep the description, but out of the page's contents and the domains' lists."""
    for signature in node.findall(addnodes.desc_signature):
        signature["_toc_name"], signature["_toc_parts"] = "", ()
    anchors = set()
    for element in node.findall(nodes.Element):
        anchors |= {anchor for anchor in element["ids"] if document.ids.get(anchor) is element}
        if isinstance(element, addnodes.desc_signature | nodes.term):
            element["ids"] = []
    forget_objects(env, anchors)
    if node.get("domain") in TREES:
        env.domains[node["domain"]].clear_doc(env.docname)


def forget_objects(env: BuildEnvironment, anchors: set[str]) -> None:
    """Take out of the domains what they have noted at *anchors* of the current document.

    Domains keep their objects in dictionaries whose values are tuples with the
    name of the document and the anchor.
    """
    tables = (table for domain in env.domains.values() for table in domain.data.values())
    for table in tables if anchors else ():
        if isinstance(table, dict):
            for key in [key for key, entry in table.items() if is_at(entry, env.docname, anchors)]:
                del table[key]


def is_at(entry: object, docname: str, anchors: set[str]) -> bool:
    """Tell whether the record *entry* of a domain is of one of *anchors* in *docname*."""
    return (
        isinstance(entry, tuple)
        and docname in entry
        and not anchors.isdisjoint(part for part in entry if isinstance(part, str))
    )
