project = "Bars"
extensions = ["blackout_ext", "myst_parser", "sphinx_design", "sphinx_copybutton"]
html_theme = "furo"
html_title = "Bars"
html_static_path = ["_static"]
# Nothing is fetched from elsewhere while these pages are read.
mathjax_path = "math-stub.js"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "dollarmath"]
smartquotes = False
myst_heading_anchors = 2
