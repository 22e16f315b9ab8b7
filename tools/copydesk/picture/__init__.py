"""Pictures: what a file is by its bytes, how large, and what it says of itself; and how words get into one.
No pixel is ever decoded.

It is read here and not by a library for a reason. exiv2 and its Python bindings are GPL, which a newsroom can't
ship with everything. Pillow, with which the export draws its renditions, sets aside the memory that a
WebP claims to need before it tells of it, does not see what stands behind the pixels of a PNG without decoding
them, and knows no Content Credentials. What is needed is a walk over the parts of a file and small readers of
bytes, each with a limit on all it reads.
"""
