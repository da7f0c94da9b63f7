"""From a document that has been read to what the collection knows of it.

What checks front matter is loaded by the first review: pydantic takes longer to start
than a small project takes to build.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from blackout_ext.spoilers.derived import marks_in
from blackout_ext.spoilers.nodes import Passage, masked_text

from .entries import GuidePage, ReviewPage
from .front_matter import EndlessError, FrontMatter, read_fields, read_markdown
from .mentions import wording_of
from .sections import first_section, headings, sections_of
from .slugs import slug
from .suggestions import suggestion
from .warnings_ import ReviewWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


WORD = re.compile(r"\w[\w'\N{RIGHT SINGLE QUOTATION MARK}-]*")
GUIDE_KEYS = ("name", "explains", "topic")


def front_matter_of(
    env: BuildEnvironment, docname: str, document: nodes.document
) -> FrontMatter | None:
    """Return the front matter of a document, without the fields that hold blackout markup.

    Of these there is a warning already (``blackout.unparsed``).
    """
    docinfo = next((node for node in document.children if isinstance(node, nodes.docinfo)), None)
    if docinfo is None:
        return None
    try:
        found = read_markdown(source_of(env, docname)) or read_fields(fields_of(docinfo))
    except EndlessError as error:
        warn(ReviewWarning.FRONT_MATTER, f"{error}: none of it is used.", (docname, 1))
        return None
    marks = marks_in(env)
    data = {key: value for key, value in found.data.items() if not marks.are_in(value)}
    return FrontMatter(data, found.lines)


def source_of(env: BuildEnvironment, docname: str) -> str:
    """Return the source of a document."""
    return env.doc2path(docname).read_text(encoding="utf-8-sig", errors="replace")


def fields_of(docinfo: nodes.docinfo) -> Iterator[tuple[str, str, int]]:
    """Yield name, body as it was written, and line (from 1) of each field.

    docutils makes nodes of their own of some fields (its "Bibliographic Fields").
    """
    for node in docinfo.children:
        if isinstance(node, nodes.authors):
            names = (author.astext() for author in node.findall(nodes.author))
            yield "authors", "; ".join(names), docinfo.line or 1
        elif isinstance(node, nodes.field):
            name, body = node.children[0], node.children[1]
            written = getattr(body, "rawsource", "") or body.astext()
            yield name.astext(), written, node.line or docinfo.line or 1
        elif isinstance(node, nodes.TextElement):
            yield node.tagname, node.astext(), node.line or docinfo.line or 1


def review_of(
    env: BuildEnvironment, docname: str, document: nodes.document, matter: FrontMatter
) -> ReviewPage | None:
    """Return what the collection knows of a review, or ``None`` if the page is none.

    Everything that is wrong in the front matter is warned of.
    """
    if "kind" not in matter.data:
        return None
    from .validation import validated

    data: dict[str, Any] = {"title": page_title(document), **matter.data}
    review, findings = validated(data, dt.datetime.now(tz=dt.UTC).date())
    for finding in findings:
        line = matter.line(finding.path)
        warn(ReviewWarning.FRONT_MATTER, finding.message, (docname, line))
    if review is None:
        return None
    found = list(sections_of(document, headings(env.config)))
    by_kind = {section.kind: node for section, node in reversed(found)}
    summary = by_kind.get("plot-summary")
    return ReviewPage(
        docname=docname,
        name=docname.rpartition("/")[2],
        review=review,
        sections=tuple(section for section, _node in found),
        stages=review.stages or tuple(stages_of(summary) if summary is not None else ()),
        summary_words=count_words(summary) if summary is not None else 0,
        logline_wording=wording_of(logline_of(by_kind.get("logline"))),
        opening_wording=wording_of(opening_of(document)),
    )


def page_title(document: nodes.document) -> str:
    """Return the title of a page, passages masked."""
    section = first_section(document)
    title = section.children[0] if section is not None else None
    return masked_text(title) if isinstance(title, nodes.title) else ""


def logline_of(section: nodes.section | None) -> nodes.paragraph | None:
    """Return the logline in its section: a quotation, or else the first paragraph."""
    quote = section.next_node(nodes.block_quote) if section else None
    within = quote or section
    return within.next_node(nodes.paragraph) if within else None


def stages_of(section: nodes.section) -> Iterator[str]:
    """Yield the headings right below *section*."""
    for child in section.children:
        if isinstance(child, nodes.section):
            yield masked_text(child[0])


def count_words(section: nodes.section) -> int:
    """Return the number of words in the paragraphs of *section*; a passage is one.

    Admonitions, the spoiler warning for one, do not count.
    """
    count = sum(1 for child in section.children if isinstance(child, Passage))
    stack: list[nodes.Node] = [*section.children]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.paragraph):
            count += len(WORD.findall(masked_text(node)))
        elif not isinstance(node, nodes.Admonition | Passage):
            stack.extend(node.children)
    return count


def opening_of(document: nodes.document) -> nodes.paragraph | None:
    """Return the first paragraph below the title."""
    section = first_section(document)
    below = section.children if section is not None else ()
    return next((child for child in below if isinstance(child, nodes.paragraph)), None)


def guide_of(
    env: BuildEnvironment, docname: str, document: nodes.document, matter: FrontMatter
) -> GuidePage | None:
    """Return what the collection knows of a guide, or ``None`` if the page is none."""
    value = matter.data.get("guide")
    if value is None:
        return None
    fields: dict[str, Any] = value if isinstance(value, dict) else {"name": value}
    for key in fields:
        if key not in GUIDE_KEYS:
            warn(
                ReviewWarning.FRONT_MATTER,
                f"guide has no key {key!r}{suggestion(key, GUIDE_KEYS)}. "
                f"Its keys are {', '.join(GUIDE_KEYS)}.",
                (docname, matter.line(("guide", key))),
            )
    explains = str(fields.get("explains", ""))
    kinds = headings(env.config)
    if explains and explains not in kinds:
        warn(
            ReviewWarning.FRONT_MATTER,
            f"guide.explains is {explains!r}{suggestion(explains, kinds)}. "
            f"It can be {', '.join(kinds)}.",
            (docname, matter.line(("guide", "explains"))),
        )
        explains = ""
    return GuidePage(
        docname=docname,
        name=slug(str(fields.get("name") or docname.rpartition("/")[2])),
        title=page_title(document),
        explains=explains,
        topic=str(fields.get("topic", "")),
        cites=frozenset(cited(document)),
    )


def cited(document: nodes.document) -> Iterator[str]:
    """Yield the names of the reviews that a document refers to outside its passages."""
    for reference in document.findall(addnodes.pending_xref):
        if reference.get("refdomain") == "review" and reference.get("reftype") == "review":
            yield reference["reftarget"]
