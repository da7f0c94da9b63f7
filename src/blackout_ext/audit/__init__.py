"""Finding passages where they should not be: in the source, and in what was built.

One direction: :mod:`.source` reads a project, :mod:`.phrases` says what in it would
give a passage away, :mod:`.repetition` looks for that in the source itself, and
:mod:`.search` in every file of an output, which :mod:`.readers` decode.
"""
