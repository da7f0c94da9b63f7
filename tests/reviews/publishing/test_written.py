"""What pages say, read from their HTML."""

from __future__ import annotations

from lxml import html

from blackout_ext.reviews.publishing.written import NOTE_MARKS, said_on, texts_of

BAR = (
    '<span data-nosnippet="" id="spoiler-1"><a class="blackout" data-blackout="c2VjcmV0" '
    'draggable="false" href="reveals/a.html#s1" rel="nofollow">spoiler</a></span>'
)
BLOCK = BAR.replace("span", "div").replace('"blackout"', '"blackout blackout-block"')


def said(body: str) -> str:
    """Return what a page says, as HTML."""
    return str(html.tostring(said_on(None, body, "[spoiler]"), encoding="unicode"))


def texts(body: str, *without: str) -> list[tuple[str, str]]:
    """Return tag and text of each block of a page."""
    root = said_on(None, body, "[spoiler]")
    return [(block.tag, text) for block, text in texts_of(root, NOTE_MARKS | {*without})]


def test_bars_become_masks_that_lead_to_them() -> None:
    mask = '<a class="blackout-mask" href="#spoiler-1">[spoiler]</a>'
    assert mask in said(f"<p>Before {BAR} after.</p>")
    assert f"<p>{mask}</p>" in said(f"<p>Before.</p>{BLOCK}<p>After.</p>")
    for body in (BAR, BLOCK, f"<a href='#x'>a {BAR}</a>", f"<pre>{BAR}</pre>", f"<h2>{BAR}"):
        assert "data-blackout" not in said(body)
        assert "c2VjcmV0" not in said(body)
    assert texts(f"<p>Before {BAR} after.</p>{BLOCK}") == [
        ("p", "Before [spoiler] after."),
        ("p", "[spoiler]"),
    ]


def test_masks_stay_masks() -> None:
    inside = '<a href="#x">To <span class="blackout-mask no-search">any<b>thing</b></span></a>'
    assert texts(f"<p>{inside}</p>", "no-search") == [("p", "To [spoiler]")]


def test_what_makes_sense_on_the_page_only_is_left_out() -> None:
    asides = (
        '<div class="warning spoiler-warning admonition">w</div>'
        '<div class="review-place guide-pointer">w</div><!-- w --><svg><text>w</text></svg>'
        '<script>w</script><span aria-hidden="true">w</span><div class="toctree-wrapper">w</div>'
    )
    page = f'<h1>Title<a class="headerlink" href="#t">w</a></h1>{asides}<p>Text.</p>'
    assert texts(page) == [("h1", "Title"), ("p", "Text.")]


def test_text_by_block() -> None:
    body = (
        "One <em>two</em><br>three<div>four<p>five <img alt='six' src='s.png'></p>seven</div>"
        "eight<ul><li><p>nine</p></li><li>ten"
        "<a class='footnote-reference' href='#f'>1</a></li></ul>"
        "<dl><dt>eleven</dt><dd class='no-search'>twelve<p>thirteen</p></dd></dl>fourteen"
    )
    assert texts(body, "no-search") == [
        ("div", "One two"), ("div", "three"), ("div", "four"), ("p", "five six"), ("div", "seven"),
        ("div", "eight"), ("p", "nine"), ("li", "ten"), ("dt", "eleven"), ("div", "fourteen"),
    ]  # fmt: skip


def test_nothing_at_all() -> None:
    assert texts("") == texts(" <!-- --> ") == []
