"""Export: the edition of a commit, or of the working tree, as a bundle. One file per format.

    state ─► check ─► edition ─► items ─► formats ─► staging ─► bundle

`bundle.py` is that line; `verify.py` reads a bundle back.
"""
