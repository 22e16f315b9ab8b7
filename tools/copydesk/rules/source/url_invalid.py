"""The address of a source is none: a reader could not follow it.

An address begins with https:// (or http://) and names a host.

Bad (fields):
    sources: [{name: Sejm press office, url: www.sejm.gov.pl}]
Bad (fields):
    sources: [{name: Sejm press office, url: "https://"}]
Good (fields):
    sources: [{name: Sejm press office, url: "https://www.sejm.gov.pl/"}]
"""

import re

from copydesk.desk.formats import is_uri
from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.mending import retyped

severity = Severity.ERROR
needs = frozenset({"sources"})

_SCHEME = Pattern(r"([a-z][a-z0-9+.-]*):", re.I)


def check_article(article, desk):
    for source in article.sources:
        if source.url and not is_uri(source.url):
            route = (*source.route, "url")
            says, right = _say(source.url)
            edit = retyped(article, route, 0, len(source.url), right) if right else None
            yield Remark(article.span_of(route), says, route, Fix((edit,), safe=False) if edit else None)


def _say(url):
    """What is wrong with an address, and what was meant where that is certain."""
    shown = url.strip()[:80]
    if is_uri(url.strip()):
        return "There are spaces around this address. Take them out.", url.strip()
    if is_uri(f"https://{url.strip()}") and "@" not in url:
        return (
            f"The address {shown} lacks its beginning. Write url: https://{shown}",
            f"https://{url.strip()}",
        )
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return f"A source's address begins with https:// or http://, not with {scheme[0][:20]}", None
    if " " in url.strip() or "\n" in url.strip():
        return f"{shown} is no address: there is a space in it. Copy it again from the browser.", None
    return (
        f"{shown} is no address. Copy it again from the browser; it looks like https://www.sejm.gov.pl/",
        None,
    )
