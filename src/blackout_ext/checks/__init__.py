"""Checks of sources: ``blackout check``.

Sources are read as text, without Sphinx: :mod:`.markdown` and :mod:`.rest` make a
:class:`~.page.Page` of a file, the functions in :mod:`.rules` make findings of pages, and
:mod:`.reports` writes these down.  :mod:`.run` does one after the other.
"""
