"""A source on a social network names no account, or has no link to what was said there.

Posts are changed and deleted, and accounts are imitated. A source in the short form names the account, such
as `X/@KosiniakKamysz`; one that is spelt out has the address of the post.

Bad (fields):
    sources: [X]
Bad (fields):
    sources: [{name: Ministry of National Defence on Facebook, kind: social}]
Good (fields):
    sources: [X/@KosiniakKamysz]
Good (fields):
    sources: [{name: The ministry on Facebook, kind: social, url: "https://www.facebook.com/mon/posts/1"}]
"""

from copydesk.finding import Remark, Severity

severity = Severity.WARNING
needs = frozenset({"sources"})


def check_article(article, desk):
    for source in article.sources:
        entry = desk.sources.get(source.code) if source.handle is None else None
        if entry and entry.text("kind") == "social":
            yield Remark(
                article.span_of(source.route),
                f"{entry.name} is a network, not a source. Name the account: {source.code}/@handle",
                source.route,
            )
        elif source.kind == "social" and not (source.url or source.archive):
            yield Remark(
                article.span_of(source.route),
                "This source has no link to what was said. Add its address: url: https://...",
                source.route,
            )
