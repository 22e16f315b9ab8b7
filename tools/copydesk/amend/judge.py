"""What would be wrong with an article after a step, before the step is taken."""

from collections.abc import Iterable, Iterator
from datetime import date

from copydesk.amend.plan import Plan
from copydesk.checking.archive import other_facts
from copydesk.checking.asking import check_archive, check_day, check_waivers
from copydesk.checking.examine import Pictures, examine
from copydesk.checking.suppress import as_of, waive
from copydesk.desk import Desk
from copydesk.finding import Finding, Severity
from copydesk.fingerprint import told_apart
from copydesk.library import Library
from copydesk.picture.read import Picture
from copydesk.pictures import PictureFolder

_KINDS = ("check_article", "check_pictures", "check_day")


def errors_after(plan: Plan, desk: Desk, today: date | None) -> list[Finding]:
    """The errors that the article of a plan would have in its archive once the plan is carried out."""
    article = plan.article
    pictures = _Moved(PictureFolder(desk.root, desk.settings), plan)
    return _errors(article.new, article.after or b"", article.old, desk, pictures, today)


def errors_before(plan: Plan, desk: Desk, today: date | None) -> list[Finding]:
    """Those that it has now."""
    article, pictures = plan.article, PictureFolder(desk.root, desk.settings)
    return _errors(article.old, article.before or b"", article.old, desk, pictures, today)


def _errors(
    path: str, data: bytes, old: str, desk: Desk, pictures: Pictures, today: date | None
) -> list[Finding]:
    examination = examine(path, data, desk, pictures)
    facts = [examination.facts] if examination.facts else []
    archive = Library(desk.settings.articles, facts)
    archive.add(other for other in list(other_facts(archive, desk)) if other.path != old)
    found = [finding for finding in check_archive(archive, desk) if finding.path == path]
    found += [finding for article in facts for finding in check_day(article, today, desk)]
    wide, waivers = waive(told_apart(sorted(found)), examination.waivers)
    everything = [*examination.findings, *wide, *check_waivers(waivers, _KINDS, desk, today)]
    return sorted(_counting(as_of(everything, today)))


def _counting(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (one for one in findings if one.severity is Severity.ERROR and not one.suppressed)


class _Moved:
    """The pictures as they will stand once a plan is carried out."""

    def __init__(self, pictures: PictureFolder, plan: Plan):
        self._pictures = pictures
        self._old = {file.new: file.old for file in plan.files}

    def get(self, path: str) -> Picture | None:
        return self._pictures.get(self._old.get(path, path))
