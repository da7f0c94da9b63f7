"""What a passage cannot hold, because it would be listed outside the seal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms.parts import SectNum
from sphinx import addnodes

from .nodes import blackout
from .removal import (
    drop,
    drop_citation,
    drop_definition,
    drop_label,
    drop_markdown_heading,
    drop_names,
    drop_object,
    drop_rest_heading,
    drop_section,
    drop_todo,
    silence,
    unwrap,
)
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment

    from .nodes import Passage

UNEXPECTED_TITLE = "Unexpected section title"
"""How docutils' message begins where reStructuredText has a heading it cannot place."""


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


def is_drawn(node: nodes.Element) -> bool:
    """Tell whether *node* becomes an image file of its own while it is written."""
    return type(node).__name__ in {"graphviz", "inheritance_diagram", "plantuml"}


def is_index(node: nodes.Element) -> bool:
    """Tell whether *node* makes entries in the index."""
    return isinstance(node, addnodes.index)


def is_object(node: nodes.Element) -> bool:
    """Tell whether *node* describes objects of a domain."""
    return isinstance(node, addnodes.desc | addnodes.glossary | addnodes.productionlist)


def is_metadata(node: nodes.Element) -> bool:
    """Tell whether *node* goes to the head of the page."""
    return isinstance(node, nodes.meta)


def is_setting(node: nodes.Element) -> bool:
    """Tell whether *node* changes code or headings that follow."""
    sets_numbers = isinstance(node, nodes.pending) and node.transform is SectNum
    return sets_numbers or isinstance(node, addnodes.highlightlang)


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
        is_drawn,
        BlackoutWarning.IMAGE,
        "A diagram inside a blackout would be published as a file. "
        "It is dropped: draw it beforehand, and put the image into the blackout.",
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
        is_metadata,
        BlackoutWarning.OBJECT,
        "Metadata inside a blackout would be in the head of the page. "
        "It is dropped: put it outside the blackout.",
        drop,
    ),
    Refusal(
        is_setting,
        BlackoutWarning.OBJECT,
        "This directive inside a blackout would change what follows it. "
        "It is dropped: put it outside the blackout, or name the language of each block of code.",
        silence,
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
