"""Changing a file that is there: its bytes with some edits made, proof that nothing else has changed, and
writing it."""
