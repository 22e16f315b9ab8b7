"""Reports: findings as text for people and as data for machines. One file per format.

A format is a module with `write(result, out, look)`.
"""
