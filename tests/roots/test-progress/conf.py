project = "Two Books"
extensions = ["myst_parser", "blackout_ext"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
html_copy_source = False
