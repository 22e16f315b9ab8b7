"""Whether an article is in English, for the rules that read English words."""


def in_english(article, desk) -> bool:
    """By the article's language, or the newsroom's where it names none."""
    return (article.language or desk.settings.language).lower().startswith("en")
