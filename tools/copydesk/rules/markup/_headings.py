"""The marks of headings."""


from copydesk.article.body import Block
from copydesk.article.model import Article
from copydesk.pattern import Pattern
from copydesk.text import Span

_MARK = Pattern(r"#{1,6}(?=[ \t]*\Z)")


def mark_of(article: Article, heading: Block) -> Span | None:
    """Where the `#` of a heading stand, or None where it is underlined."""
    text = article.source.text
    line = text.rfind("\n", 0, heading.text.start) + 1
    mark = _MARK.search(text, line, heading.text.start)
    return Span(*mark.span()) if mark else None
