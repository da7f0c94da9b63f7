"""Configuration of the book."""

import os
import sys
from pathlib import Path

from blackout_ext import __version__

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "extensions"))

project = "Points of Divergence"
author = "Points of Divergence"
copyright = "the contributors; prose CC BY 4.0, code MIT"
version = release = __version__
language = "en_GB"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx_last_updated_by_git",
    "blackout_ext",
    "want_to_read",
    "want_to_see",
    "feedback",
    "ebook_tabs",
    "blackout_reference",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "LICENSE"]
# The book's typography is typed, not guessed.
smartquotes = False

myst_enable_extensions = ["attrs_inline", "attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3

# Short heads in the reference: the page names the module, and what is said of a parameter its type.
add_module_names = False
autodoc_class_signature = "separated"
autodoc_typehints = "none"
# Names of other projects, which no page of this one has.
nitpick_ignore = [("py:exc", "sphinx.errors.SphinxError")]

html_theme = "furo"
html_title = project
html_baseurl = os.environ.get(
    "READTHEDOCS_CANONICAL_URL", "https://sphinx-blackout.readthedocs.io/en/latest/"
)
html_extra_path = ["robots.txt"]
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["book.css"]
html_favicon = "_static/mark.svg"
html_use_index = False
blackout_search = "pagefind"
html_last_updated_fmt = "%-d %B %Y"
git_last_updated_timezone = "UTC"
# A review may name another day, and there is one place for it on a page.
git_last_updated_metatags = False
# What these show changes with every review.
git_exclude_patterns = [
    "index.md",
    "catalogue.md",
    "guides/index.md",
    "reviews/index.md",
    "films/index.md",
]
html_theme_options = {
    "light_logo": "mark.svg",
    "dark_logo": "mark-dark.svg",
    # The source of a page shows every passage.
    "top_of_page_buttons": [],
}
# Of the styles that come with furo, the one whose every colour stands out from the page.
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "native"

suppress_warnings = [
    # A copy without its history is built all the same; its pages show no day.
    "git.too_shallow",
    "git.subprocess_error",
    "git.command_not_found",
]

linkcheck_ignore = [
    # Shops and catalogues that answer programs with an error.
    r"https://www\.amazon\.",
    r"https://(uk\.)?bookshop\.org/",
    r"https://search\.worldcat\.org/",
    r"https://www\.imdb\.com/",
    r"https://www\.justwatch\.com/",
]

review_description = (
    "Reviews of novels in which history took another turning, and guides for people who write them."
)

# What feeds leave out; films are seen.
review_sections = {"want-to-read": ["Want to Read It?", "Want to See It?"]}

feedback_issues_url = "https://github.com/sphinx-blackout/sphinx-blackout/issues/new"

epub_title = project
epub_language = language.replace("_", "-")
epub_copyright = copyright
epub_show_urls = "no"
# For the pages of the web edition; readers of e-books choose their own type.
epub_css_files = []
epub_exclude_files = [
    "robots.txt",
    "_static/book.css",
    *(f"_static/fonts/{path.name}" for path in (HERE / "_static" / "fonts").iterdir()),
]
latex_elements = {
    "papersize": "a4paper",
    "extraclassoptions": "openany,oneside",
    # The manual shows what plain text looks like.
    "preamble": (
        r"\ifdefined\DeclareUnicodeCharacter"
        r"\DeclareUnicodeCharacter{2588}{\rule{.5em}{1.6ex}}\fi"
    ),
}
man_pages = [("extension/index", "sphinx-blackout", "spoilers that stay sealed", author, 7)]
texinfo_documents = [
    ("index", "points-of-divergence", project, author, project, project, "Miscellaneous")
]
