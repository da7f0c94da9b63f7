"""Word counts that leave passages out.

MyST counts the words of a document from its tokens, keeps the count in the document's
metadata, which the builder ``json`` publishes, and offers it as the substitutions
``wordcount-words`` and ``wordcount-minutes``.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.references import Substitutions
from sphinx.transforms import SphinxTransform

from .nodes import Passage, passages_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

UNCOUNTED = (
    Passage,
    nodes.FixedTextElement,
    nodes.Invisible,
    nodes.footnote,
    nodes.literal,
    nodes.math,
    nodes.math_block,
    nodes.problematic,
    nodes.raw,
    nodes.system_message,
)
"""What is hidden or no running text.  A footnote may be mentioned in passages alone."""

WORDS_PER_MINUTE = 200
"""MyST's default."""


class WordCountTransform(SphinxTransform):
    """Count the words of a document with passages anew, without them."""

    default_priority = Substitutions.default_priority - 1

    def apply(self, **kwargs: Any) -> None:
        """Replace the count where it is kept."""
        metadata = self.env.metadata[self.env.current_document.docname]
        before: dict[str, int] | None = metadata.get("wordcount")
        if not isinstance(before, dict) or not passages_of(self.document):
            return
        words = count(open_text(self.document))
        after = {"words": words, "minutes": round(words / self.per_minute())}
        metadata["wordcount"] = after
        for key, value in after.items():
            definition = self.document.substitution_defs.get(f"wordcount-{key}")
            # MyST's own has a child; an author's may be anything, and says nothing of passages.
            if definition is not None and definition.rawsource == definition.astext():
                definition.rawsource = str(value)
                definition.children = []
                definition += nodes.Text(str(value))

    def per_minute(self) -> int:
        """Return the speed of reading (words a minute) of the project."""
        return int(getattr(self.config, "myst_words_per_minute", 0) or WORDS_PER_MINUTE)


def open_text(document: nodes.document) -> str:
    """Return the running text of *document*, passages left out."""
    texts: list[str] = []
    stack: list[nodes.Node] = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Text):
            texts.append(node)
        elif not isinstance(node, UNCOUNTED):
            stack.extend(node.children[::-1])
    return "\n".join(texts)


def count(text: str) -> int:
    """Return the number of words in *text*, as MyST counts them."""
    words = text.split()
    # Most words have no mark at either end, and to look for one takes longer than this.
    whole = sum(map(str.isalpha, words))
    others = (word for word in words if not word.isalpha()) if whole < len(words) else ()
    return whole + sum(word.strip(string.punctuation).isalpha() for word in others)


def setup_word_count(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(WordCountTransform)
