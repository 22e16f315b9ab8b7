"""The notice that stays of a withdrawn article: that it was, and why it is gone. Nothing of its text."""

import json

from copydesk.article.model import Article
from copydesk.export.edition import Edition
from copydesk.export.filled import filled


def write(article: Article, edition: Edition) -> bytes:
    """The notice as JSON. What replaces the article is named only if it is out."""
    withdrawal = article.withdrawal
    at = withdrawal.at.at if withdrawal and withdrawal.at else None
    notice = filled(
        {
            "id": article.id,
            "at": at.isoformat() if at else None,
            "reason": withdrawal.reason if withdrawal else None,
            "note": withdrawal.note if withdrawal else None,
            "replaced_by": withdrawal.replaced_by
            if withdrawal and withdrawal.replaced_by in edition.headlines
            else None,
        }
    )
    return (json.dumps(notice, ensure_ascii=False, indent=2) + "\n").encode()
