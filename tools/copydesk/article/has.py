"""What an article has, in a few words: a rule that needs what is not there is not asked."""

from copydesk.article.dates import dates_of
from copydesk.article.model import Article

PARTS = {
    "problems": lambda article: article.front.problems,
    "byline": lambda article: article.byline,
    "dateline": lambda article: article.dateline,
    "embargo": lambda article: article.embargo,
    "sources": lambda article: article.sources,
    "photos": lambda article: article.photos,
    "sign-offs": lambda article: article.signoffs,
    "headings": lambda article: article.body.headings,
    "links": lambda article: article.body.links,
    "images": lambda article: article.body.images,
    "HTML": lambda article: article.body.html,
    "dates": dates_of,
    "odd quotation marks": lambda article: article.copy.quotes.unbalanced,
    "suppressions": lambda article: "copydesk:" in article.source.text,
}


def has(article: Article) -> frozenset[str]:
    """The names of the parts that an article has."""
    return frozenset([name for name, part in PARTS.items() if part(article)])
