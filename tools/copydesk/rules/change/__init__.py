"""Rules on what a change makes of a published article."""
