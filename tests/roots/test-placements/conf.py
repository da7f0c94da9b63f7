"""Blackouts wherever they can stand; each passage has a word ``canary...`` of its own."""

extensions = ["myst_parser", "sphinx_design", "sphinx.ext.autosectionlabel", "blackout_ext"]
project = "Placements"
copyright = "none"
html_theme = "furo"
html_last_updated_fmt = None
numfig = True
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "substitution",
]
myst_heading_anchors = 4
myst_substitutions = {"secret": "{blackout}`canarysubstitution`"}
suppress_warnings = ["autosectionlabel.*"]
epub_copyright = "none"
version = "1"
