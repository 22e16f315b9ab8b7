"""A link has no text or leads nowhere, or an image has no source.

A link without text can't be seen or heard, and one without an address can't be followed.

Bad:
    The [ministry]() said so.
Bad:
    The ministry [](https://www.gov.pl/) said so.
Bad:
    ![]()
Good:
    The [ministry](https://www.gov.pl/) said so.
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR

_NOWHERE = ("", "#", "article:", "photo:", "http://", "https://", "mailto:")


def check_article(article, desk):
    text = article.source.text
    for link in article.body.links:
        if link.target.strip() in _NOWHERE:
            yield Remark(link.span, "This link leads nowhere. Put an address or article:ID between ( and ).")
        elif not text[link.label.start : link.label.end].strip():
            yield Remark(link.span, "This link has no text. Write between [ and ] what it leads to.")
    for image in article.body.images:
        if image.target.strip() in _NOWHERE:
            yield Remark(image.span, "This image has no source. Write ![](photo:ID) with the id of a photo.")
