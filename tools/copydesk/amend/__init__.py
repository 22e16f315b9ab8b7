"""The steps of the desk: each amends an article's fields, or moves it, and leaves every other byte as it is.

`fields.py` is the editor of the fields, `life.py` takes the steps of an article's life, `moving.py` plans a
move, `judge.py` says what would be wrong after a step, and `carry_out.py` makes it on the disk, wholly or not
at all.
"""
