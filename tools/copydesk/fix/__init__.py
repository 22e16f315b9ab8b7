"""Mending articles by the fixes of their findings."""
