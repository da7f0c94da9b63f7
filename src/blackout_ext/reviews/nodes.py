"""Places on a page that are filled from the records when it is written.

A directive, or the page being read, leaves an empty container; a transform fills it
with plain nodes, which every builder can show; the HTML writer makes more of some::

    <review_header docname="reviews/x">   ->  <review_header docname="reviews/x">
                                                  <field_list> Author, Year, ...
"""

from __future__ import annotations

from docutils import nodes


class place(nodes.container):  # noqa: N801 (docutils names nodes in lower case)
    """A place on a page.

    Attributes (``self[...]``):
        docname: page (str) it was left on: some builders merge pages before they fill them.
        argument: what is wanted there (str).
    """


class review_header(place):  # noqa: N801 (docutils names nodes in lower case)
    """The facts of a review, under its title."""


class related_reviews(place):  # noqa: N801 (docutils names nodes in lower case)
    """Other reviews, for readers who have read this one."""


class guide_pointer(place):  # noqa: N801 (docutils names nodes in lower case)
    """The sentence at the end of a section that names the guide to it; *argument* is its kind."""


class citing_reviews(place):  # noqa: N801 (docutils names nodes in lower case)
    """The reviews that refer to a guide."""


class collected(place):  # noqa: N801 (docutils names nodes in lower case)
    """What all reviews have of something: *argument* says what."""


class catalogue(place):  # noqa: N801 (docutils names nodes in lower case)
    """A table of all reviews."""


class timeline(place):  # noqa: N801 (docutils names nodes in lower case)
    """All points of divergence on a line."""


class latest(place):  # noqa: N801 (docutils names nodes in lower case)
    """The latest or the best reviews: *argument* says which.

    Attributes (``self[...]``):
        limit: how many are shown at most (int).
        minimum: how many there must be for any to be shown (int).
        heading: whether a heading stands above them (bool).
        shown: documents of those that are shown (list of str), once it is filled.
    """
