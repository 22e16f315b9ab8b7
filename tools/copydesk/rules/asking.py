"""Rules that ask: what they find may stand once a named editor has signed it off.

Such a rule has a function `asks(article, desk)` that gives its remarks as if nobody had looked; its
`check_article` passes them through `unless_signed_off`.
"""

from collections.abc import Callable, Iterable, Iterator

from copydesk.article.model import Article
from copydesk.desk import Desk
from copydesk.finding import Remark


def remarks_of(rule: str, article: Article, desk: Desk, asks: Callable[[Article, Desk], Iterable[Remark]]):
    """What a rule has to ask of an article, worked out once."""
    return article.once(f"asked by {rule}", lambda: tuple(asks(article, desk)))


def unless_signed_off(
    rule: str, article: Article, desk: Desk, asks: Callable[[Article, Desk], Iterable[Remark]]
) -> Iterator[Remark]:
    """The remarks of `asks`, or none where an editor of the staff register has signed the rule off."""
    remarks = remarks_of(rule, article, desk, asks)
    if not remarks:
        return
    editors = [entry.by or "" for entry in article.signoffs if entry.rule == rule]
    if any(editor in desk.staff or not desk.staff.readable for editor in editors):
        return
    ask = f"If it is to stay, an editor signs it off: signoff: [{{rule: {rule}, by: initials}}]."
    if editors:
        who = editors[0][:20]
        ask = f"The sign-off by {who} does not count: these initials are not in {desk.staff.path}."
    for remark in remarks:
        yield remark._replace(message=f"{remark.message} {ask}")
