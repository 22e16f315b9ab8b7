"""Checking: articles each by itself, against the archive, against what they were, and by whatever engine."""
