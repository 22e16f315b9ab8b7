"""The report for people: path:line:column, the line, a mark under the place, what to do; then a summary."""

from collections import Counter
from typing import TextIO

from copydesk.checking.result import Result
from copydesk.finding import Finding, Severity
from copydesk.report.look import Look, columns, counted, visible

_WIDTH = 100
_COUNTED = (
    (Severity.ERROR, "error", ""),
    (Severity.WARNING, "warning", ""),
    (Severity.ADVICE, "piece", " of advice"),
)


def write(result: Result, out: TextIO, look: Look) -> None:
    """Write the findings and the summary."""
    for finding in result.findings:
        out.write(_finding(finding, look))
    out.write(summary(result, look))


def summary(result: Result, look: Look) -> str:
    """One line: how many articles, how many findings of each severity, and how many can be fixed."""
    articles = counted(result.articles, "article")
    counts = Counter(finding.severity for finding in result.findings)
    if not result.articles and not counts:
        return "No articles were found.\n"
    if not counts:
        todo = f"nothing new; {_known(result)}" if result.baselined else "nothing to mend"
        return f"{look.paint('Clean:', 'good')} {articles} checked, {todo}.\n"
    listed = ", ".join(
        look.paint(counted(counts[severity], name) + more, severity)
        for severity, name, more in _COUNTED
        if counts[severity]
    )
    files = counted(len({finding.path for finding in result.findings}), "file")
    fixable = sum(1 for finding in result.findings if _can_be_fixed(finding))
    fix = f" {fixable:,} can be fixed with `copydesk fix`." if fixable else ""
    known = f" {_known(result).capitalize()}." if result.baselined else ""
    return f"{listed} in {files}; {articles} checked.{fix}{known}\n"


def _can_be_fixed(finding: Finding) -> bool:
    """Whether `copydesk fix` mends it; that command knows of no changes."""
    return finding.fix is not None and finding.fix.safe and not finding.rule.startswith("change/")


def _known(result: Result) -> str:
    return f"{counted(result.baselined, 'finding')} known from the baseline"


def statistics(result: Result, look: Look) -> str:
    """A table: how many findings of each rule, the most frequent first."""
    counts = Counter((finding.rule, finding.severity) for finding in result.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:7}  {look.paint(f'{severity:8}', severity)} {rule}\n" for (rule, severity), count in rows)


def _finding(finding: Finding, look: Look) -> str:
    line, column = finding.start
    where = f"{look.path(finding.path)}:{line}:{column}"
    head = f"{look.paint(where, 'bold')}: {look.paint(finding.severity, finding.severity)}"
    out = f"{head} {look.paint(finding.rule, 'rule')}: {visible(finding.message)}\n"
    if finding.excerpt.strip():
        out += _excerpt(finding, look)
    for place in finding.related:
        out += f"  see {look.path(place.path)}:{place.line}:{place.column}: {visible(place.message)}\n"
    return out + "\n"


def _excerpt(finding: Finding, look: Look) -> str:
    line, column = finding.start
    text = finding.excerpt
    end = finding.end.column - 1 if finding.end.line == line else len(text)
    start = column - 1
    first = max(0, start - 40) if len(text) > _WIDTH and start > 60 else 0
    last = min(len(text), first + _WIDTH)
    shown = visible(text[first:last])
    before = ("…" if first else "") + visible(text[first:start])
    marked = visible(text[start : max(min(end, last), start + 1)]) or " "
    number = f"{line:>5}"
    bar = look.paint("|", "dim")
    carets = look.paint("^" * max(1, columns(marked)), finding.severity)
    tail = "…" if last < len(text) else ""
    return (f"{look.paint(number, 'dim')} {bar} {'…' if first else ''}{shown}{tail}\n"
            f"      {bar} {' ' * columns(before)}{carets}\n")
