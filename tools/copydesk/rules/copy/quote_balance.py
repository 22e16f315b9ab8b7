"""A quotation mark has no partner.

Readers must see where a quotation ends. A quotation that runs over several paragraphs has an opening mark at the head
of each and one closing mark, at the end of the last.

Bad:
    “We will sign an agreement, he said.

    The talks went on.
Bad:
    It was a good day”, he said.
Good:
    “We will sign an agreement.

    “It will hold,” he said. A pipe of 12" is wide, and a “word” is a word.
"""

from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_article(article, desk):
    for mark in article.copy.quotes.unbalanced:
        char = article.source.text[mark.span.start]
        if mark.kind == "open":
            yield Remark(mark.span, f"The quotation that {char} opens here is never closed. "
                                    "Put a closing mark where it ends.")
        else:
            yield Remark(mark.span, f"{char} closes a quotation that was never opened. "
                                    "Put an opening mark where it begins, or delete this one.")
