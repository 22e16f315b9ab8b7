"""A quotation mark has no partner.

Readers must see where a quotation ends. A quotation that runs over several paragraphs has an opening mark
at the head of each and one closing mark, at the end of the last.

Bad:
    “We will sign an agreement, he said.

    The talks went on.
Bad:
    It was a good day”, he said.
Bad:
    The “best day“ of his life.
Good:
    “We will sign an agreement.

    “It will hold,” he said. A pipe of 12" is wide, and a “word” is a word.
"""

from copydesk.finding import Edit, Fix, Remark, Severity

severity = Severity.ERROR
needs = frozenset({"odd quotation marks"})

_TURNED = {"“": "”", "”": "“"}


def check_article(article, desk):
    marks = article.copy.quotes.unbalanced
    if not marks or _has_html(article):
        return
    for mark in marks:
        char = article.source.text[mark.span.start]
        if mark.kind == "turned":
            fix = Fix((Edit(mark.span, _TURNED[char]),), safe=False)
            yield Remark(mark.span, f"{char} is turned the wrong way. Write {_TURNED[char]} here.", fix=fix)
        elif mark.kind == "open":
            goes_on = f", or {char} at the head of the next paragraph, too, if it goes on there"
            piece = article.copy.piece_at(mark.span.start)
            yield Remark(mark.span, f"{char} opens a quotation that is not closed. Put a closing mark where it ends"
                         f"{goes_on if piece and piece.kind == 'paragraph' else ''}.")
        else:
            yield Remark(mark.span, f"{char} closes a quotation that was not opened. "
                         "Put an opening mark where it begins, or delete this one.")


def _has_html(article) -> bool:
    """Whether there is HTML in the body: half of a quotation may stand in it, where nothing is read."""
    text = article.source.text
    return any(not text.startswith("<!--", span.start) for span in article.body.html)
