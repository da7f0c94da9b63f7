"""The first draft of a review: a page with its front matter, its headings and hints.

``draft`` has what is known of the work, ``open_library`` reads it from a library's
record, ``pages`` makes the page of it, and ``writing`` puts that into a project.
"""
