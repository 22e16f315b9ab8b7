"""The text of a link does not say where it leads: "here", "click here", "read more".

Many readers go from link to link, by keyboard or by ear, and hear nothing but these words.

Bad:
    The ministry's statement can be read [here](https://www.gov.pl/).
Good:
    The [ministry's statement](https://www.gov.pl/) can be read. They came [from here to there](https://www.gov.pl/).
"""

from copydesk.desk.nearest import plain
from copydesk.finding import Remark, Severity

severity = Severity.WARNING
needs = frozenset({"links"})

_EMPTY = frozenset(
    plain(words)
    for words in (
        "here", "click here", "click", "click this link", "tap here", "press here", "see here", "read here", "look here",
        "go here", "right here", "from here", "at this link", "this", "this link", "link", "the link",
        "this page", "this website", "this site", "this article", "this story", "read more", "more", "learn more",
        "find out more", "see more", "more info", "more information", "further information", "details", "more details",
        "read on", "continue", "continue reading", "full story", "url", "tutaj", "tu",
        "kliknij", "kliknij tutaj", "czytaj więcej", "więcej", "czytaj dalej", "pod tym linkiem",
    )
)  # fmt: skip


def check_article(article, desk):
    text = article.source.text
    for link in article.body.links:
        if link.label.end - link.label.start > 30:
            continue
        typed = text[link.label.start : link.label.end].strip()
        if plain(typed) in _EMPTY:
            yield Remark(link.label, f'"{typed}" does not say where the link leads. Link the words that do.')
