"""What a passage cannot hold, because it would be listed outside the seal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from .nodes import blackout
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment

    from .nodes import Passage

UNEXPECTED_TITLE = "Unexpected section title"
"""How docutils' message begins where reStructuredText has a heading it cannot place."""

LINES = "=-`:'\"~^_*+#<>.!$%&(),/;?@[\\]{|} "
"""Characters of which docutils lets the lines around headings be made, and space."""

TREES = frozenset({"c", "cpp"})
"""Domains that keep their objects in trees, and so lose all objects of the document."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A kind of node that a passage cannot hold."""

    applies: Callable[[nodes.Element], bool]
    """Tells whether a node is of this kind."""
    subtype: BlackoutWarning
    """What is warned of."""
    message: str
    """What is wrong, what was done, and what to do."""
    act: Callable[[nodes.Element, nodes.document, BuildEnvironment], None]
    """Takes the node, or what would be listed of it, out of document and environment."""


def drop_refused(passage: Passage, document: nodes.document, env: BuildEnvironment) -> None:
    """Take out of *passage* all that other pages or files would list, with a warning each."""
    for node in list(passage.findall(nodes.Element)):
        if node is passage:
            continue
        for refusal in REFUSALS:
            if refusal.applies(node):
                # Markdown inside a role has lines of its own, some nodes have none.
                location = node if node.line and not isinstance(passage, blackout) else passage
                warn(refusal.subtype, refusal.message, location)
                refusal.act(node, document, env)
                break


def is_markdown_heading(node: nodes.Element) -> bool:
    """Tell whether *node* is what MyST makes of a heading where no section can be."""
    return isinstance(node, nodes.rubric) and "level" in node


def is_rest_heading(node: nodes.Element) -> bool:
    """Tell whether *node* is what docutils makes of a heading where no section can be."""
    return isinstance(node, nodes.system_message) and UNEXPECTED_TITLE in node.astext()


def is_target(node: nodes.Element) -> bool:
    """Tell whether *node* is an internal target."""
    return isinstance(node, nodes.target) and "refuri" not in node


def is_section(node: nodes.Element) -> bool:
    """Tell whether *node* is a section that a directive has let in."""
    return isinstance(node, nodes.section)


def is_equation(node: nodes.Element) -> bool:
    """Tell whether *node* is an equation with a label."""
    return isinstance(node, nodes.math_block) and bool(node.get("label"))


def is_citation(node: nodes.Element) -> bool:
    """Tell whether *node* goes to the bibliography."""
    return isinstance(node, nodes.citation)


def is_definition(node: nodes.Element) -> bool:
    """Tell whether *node* defines a substitution for the whole document."""
    return isinstance(node, nodes.substitution_definition)


def is_todo(node: nodes.Element) -> bool:
    """Tell whether *node* is a note that ``sphinx.ext.todo`` lists elsewhere."""
    return type(node).__name__ == "todo_node"


def is_late(node: nodes.Element) -> bool:
    """Tell whether *node* is filled in (``sphinx.ext``) when the passage is sealed already."""
    return type(node).__name__ in {"ifconfig", "todolist"}


def is_index(node: nodes.Element) -> bool:
    """Tell whether *node* makes entries in the index."""
    return isinstance(node, addnodes.index)


def is_object(node: nodes.Element) -> bool:
    """Tell whether *node* describes objects of a domain."""
    return isinstance(node, addnodes.desc | addnodes.glossary | addnodes.productionlist)


def is_toctree(node: nodes.Element) -> bool:
    """Tell whether *node* adds pages to the navigation."""
    return isinstance(node, addnodes.toctree)


def is_download(node: nodes.Element) -> bool:
    """Tell whether *node* publishes a file."""
    return isinstance(node, addnodes.download_reference)


def is_named(node: nodes.Element) -> bool:
    """Tell whether *node* is a figure, table or the like with a name of its own."""
    by_label = (nodes.footnote, nodes.footnote_reference, nodes.target, nodes.topic)
    return bool(node["names"]) and not isinstance(node, by_label)


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
        document.nameids.pop(name, None)
        document.nametypes.pop(name, None)
    for anchor in node["ids"]:
        document.ids.pop(anchor, None)
    node["names"], node["dupnames"], node["ids"] = [], [], []


def drop_object(node: nodes.Element, document: nodes.document, env: BuildEnvironment) -> None:
    """Keep the description, but out of the page's contents and the domains' lists."""
    for signature in node.findall(addnodes.desc_signature):
        signature["_toc_name"], signature["_toc_parts"] = "", ()
    anchors = {anchor for element in node.findall(nodes.Element) for anchor in element["ids"]}
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


HEADING = (
    "A heading inside a blackout would be listed in tables of contents. "
    "It is shown as a strong line: write **strong text** instead."
)

REFUSALS = (
    Refusal(is_markdown_heading, BlackoutWarning.HEADING, HEADING, drop_markdown_heading),
    Refusal(is_rest_heading, BlackoutWarning.HEADING, HEADING, drop_rest_heading),
    Refusal(is_section, BlackoutWarning.HEADING, HEADING, drop_section),
    Refusal(
        is_equation,
        BlackoutWarning.TARGET,
        "An equation inside a blackout cannot be referred to. "
        "Its label is dropped: put the equation outside, or leave the label out.",
        drop_label,
    ),
    Refusal(
        is_citation,
        BlackoutWarning.TARGET,
        "A citation inside a blackout would be listed in the bibliography. "
        "Its text is kept without a label: put the citation outside the blackout.",
        drop_citation,
    ),
    Refusal(
        is_definition,
        BlackoutWarning.TARGET,
        "A substitution defined inside a blackout could be used outside. "
        "It is dropped: define it before the blackout.",
        drop_definition,
    ),
    Refusal(
        is_todo,
        BlackoutWarning.INDEX,
        "A to-do note inside a blackout would be in the list of all such notes. "
        "It is shown as an ordinary admonition: write one, or put it outside.",
        drop_todo,
    ),
    Refusal(
        is_late,
        BlackoutWarning.OBJECT,
        "This directive is filled in too late to be sealed. "
        "It is dropped: put the blackout inside it, or the directive outside.",
        drop,
    ),
    Refusal(
        is_target,
        BlackoutWarning.TARGET,
        "A target inside a blackout would be listed in the inventory. "
        "It is dropped: put it before the blackout.",
        unwrap,
    ),
    Refusal(
        is_index,
        BlackoutWarning.INDEX,
        "An index entry inside a blackout would be listed in the index. "
        "It is dropped: put an entry without a spoiler before the blackout.",
        drop,
    ),
    Refusal(
        is_object,
        BlackoutWarning.OBJECT,
        "A glossary or object description inside a blackout would be listed in the inventory. "
        "It is kept out of there and cannot be linked to: use a definition list instead.",
        drop_object,
    ),
    Refusal(
        is_toctree,
        BlackoutWarning.TOCTREE,
        "A toctree inside a blackout would put its pages into the navigation. "
        "It is dropped: put it outside the blackout.",
        drop,
    ),
    Refusal(
        is_download,
        BlackoutWarning.DOWNLOAD,
        "A file for download inside a blackout would be published under its own name. "
        "Only its text is kept: put the link outside the blackout.",
        unwrap,
    ),
    Refusal(
        is_named,
        BlackoutWarning.TARGET,
        "A name inside a blackout would be listed in the inventory. "
        "It is dropped: give the name to the blackout itself.",
        drop_names,
    ),
)
