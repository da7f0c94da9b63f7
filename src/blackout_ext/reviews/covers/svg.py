"""Elements of SVG as text: presentation attributes only, so that no policy can object."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://www.w3.org/2000/svg"


def number(value: float) -> str:
    """Return *value* with at most one decimal: a tenth of a pixel is seen by nobody."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, content: str = "", **attributes: str | float | None) -> str:
    """Return an element.

    Args:
        name: its name.
        content: what stands in it, as markup.
        attributes: by name, with ``_`` for ``-``; those that are ``None`` are left out.
    """
    written = "".join(
        f" {key.strip('_').replace('_', '-')}={quoteattr(as_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def as_value(value: str | float) -> str:
    """Return an attribute's value as text."""
    return value if isinstance(value, str) else number(value)


def points(*pairs: tuple[float, float]) -> str:
    """Return the data of a path along *pairs* of coordinates."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in pairs)


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Return a filled rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, fill=fill)


def circle(x: float, y: float, radius: float, fill: str) -> str:
    """Return a disc."""
    return element("circle", cx=x, cy=y, r=radius, fill=fill)


def stroke(data: str, colour: str, width: float, cap: str | None = None) -> str:
    """Return a line along the path *data*."""
    return element(
        "path", d=data, fill="none", stroke=colour, stroke_width=width, stroke_linecap=cap
    )


def shape(data: str, fill: str) -> str:
    """Return the area within the path *data*."""
    return element("path", d=data, fill=fill)


def window(x: float, y: float, width: float, height: float, content: str) -> str:
    """Return *content* moved to a place, and cut off at its edges.

    An ``<svg>`` within another one clips (SVG 2, section 8.2), and needs no ``id``.
    """
    return element("svg", content, x=x, y=y, width=width, height=height, overflow="hidden")


def moved(x: float, y: float, content: str) -> str:
    """Return *content* moved to a place, and not cut off: what covers its edges comes later."""
    return element("g", content, transform=f"translate({number(x)} {number(y)})")


def picture(width: int, height: int, title: str, content: str, lang: str | None = None) -> str:
    """Return a whole picture, of which *title* is the text alternative."""
    name = element("title", escape(title))
    return element(
        "svg",
        name + content,
        xmlns=NAMESPACE,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        **({"xml:lang": lang} if lang else {}),
    )
