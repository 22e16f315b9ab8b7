"""copydesk: a newsroom's copy desk for a Git repository."""

__version__ = "0.1.0"
