"""The notice that stays of a withdrawn article: that it was, and why it is gone. Nothing of its text."""

from datetime import datetime
from typing import NamedTuple

from copydesk.article.model import Article
from copydesk.desk import Desk
from copydesk.export.edition import Edition
from copydesk.export.filled import filled
from copydesk.export.jsontext import json_bytes
from copydesk.export.lookup import aliases_of


class Notice(NamedTuple):
    """What may be said of a withdrawn article; its times are in the newsroom's zone.

    `version` is that of the withdrawal.
    """

    id: str
    version: int
    language: str
    published: datetime
    at: datetime
    reason: str
    note: str | None
    replaced_by: str | None
    aliases: tuple[str, ...]


def make_notice(article: Article, edition: Edition, desk: Desk) -> Notice:
    """The notice of a withdrawn article. What replaces it is named only if it is out."""
    zone, withdrawal = desk.settings.zone, article.withdrawal
    assert article.published and article.published.at, "an article of the edition has a time"
    at = withdrawal.at.at if withdrawal and withdrawal.at else None
    instead = withdrawal.replaced_by if withdrawal else None
    return Notice(
        id=str(article.id),
        version=edition.version(str(article.id)) or 2 + len(article.updates) + len(article.corrections),
        language=article.language or desk.settings.language,
        published=article.published.at.astimezone(zone),
        at=(at or article.published.at).astimezone(zone),
        reason=(withdrawal.reason if withdrawal else None) or "",
        note=withdrawal.note if withdrawal else None,
        replaced_by=instead if instead and edition.headline(instead) is not None else None,
        aliases=aliases_of(article, edition),
    )


def write(notice: Notice) -> bytes:
    """The notice as JSON."""
    data = filled(
        {
            "id": notice.id,
            "version": notice.version,
            "at": notice.at.isoformat(),
            "reason": notice.reason,
            "note": notice.note,
            "replaced_by": notice.replaced_by,
        }
    )
    return json_bytes(data)
