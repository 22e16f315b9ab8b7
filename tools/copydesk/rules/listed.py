"""The words of an article that one of the desk's lists has, for the rules that go by a list.

All lists are looked up together, a word once; a list may be as long as it likes.
"""


def listed_words(article, desk) -> frozenset[str]:
    """Those words of the copy, in lower case, of which a list speaks: misspellings, varieties, the house style."""
    return article.once("listed words", lambda: desk.listed(article.copy.vocabulary))
