"""How the things of a bundle are named to the world: tag URIs (RFC 4151), and addresses on the web.

The addresses are those at which the bundle's files stand when its root is served at `https://DOMAIN/`.
"""

from urllib.parse import quote

from copydesk.desk.formats import is_uri
from copydesk.desk.settings import Settings


def tag(settings: Settings, *names: str) -> str:
    """The name for good of an article, or of a photo of it: `tag:example.org,2025:20250918-k7x4m2`."""
    return f"tag:{settings.domain},{settings.domain_since}:{'/'.join(names)}"


def address(settings: Settings, id: str, name: str) -> str:
    """Where a file of an item stands: `https://example.org/items/20250918-k7x4m2/article.html`."""
    return f"https://{settings.domain}/items/{id}/{quote(name)}"


def page_address(settings: Settings, path: str) -> str:
    """Where any file of the bundle stands: `https://example.org/sections/defence.html`."""
    return f"https://{settings.domain}/{quote(path)}"


def safe(url: str | None) -> str | None:
    """A web address as it is, and None for anything that is not http or https."""
    return url if url and is_uri(url) else None
