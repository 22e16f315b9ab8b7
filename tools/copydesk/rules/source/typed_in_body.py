"""A line of sources is typed into the text.

Sources stand in the `sources` field; each page, feed and wire writes them in its own way. The safe fix moves
those of the register there and takes the line out of the text.

Bad:
    The talks lasted for two hours.

    Source: MON/IAR/X/@KosiniakKamysz
Bad:
    The talks lasted for two hours.
    Source: PAP
Good:
    Sources in the ministry, who asked not to be named, said that the talks had lasted for two hours.
Good:
    Source: the very word has more than one meaning, and the exhibition in Bydgoszcz plays with all of them.
"""


from copydesk.finding import Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.body_lines import SOURCES, is_source_line, last_lines, single_lines
from copydesk.rules.mending import added_to_list, without_lines
from copydesk.rules.source._sources import is_address, is_known, right_form, split

severity = Severity.ERROR
words = SOURCES

_LONGEST = 200
_LIST = Pattern(r"[*_]{0,3}\w+[*_]{0,3}\s?:[*_]{0,3}\s*(?P<list>\S.*?)[.*_]*\Z")


def check_article(article, desk):
    lines = {line.span: line for line in single_lines(article, _LONGEST) if is_source_line(line.text)}
    lines |= {
        line.span: line
        for line in last_lines(article)
        if is_source_line(line.text) and len(line.text) <= _LONGEST
    }
    for line in sorted(lines.values()):
        match = _LIST.match(line.text)
        typed = (
            split(match["list"])
            if match and not is_address(match["list"])
            else [match["list"]]
            if match
            else []
        )
        if typed and all(len(part.split()) <= 6 for part in typed):
            yield _say(article, desk.sources, line, typed)


def _say(article, register, line, typed):
    cut, said = without_lines(article, line.span), f'"{line.text}" is a line of sources'
    forms = [part if is_known(part, register) else right_form(part, register) for part in typed]
    if not all(forms) or not isinstance(article.front.values.get("sources", []), list):
        return Remark(
            line.span,
            f"{said}. Name them in the sources field and delete the line here.",
            fix=Fix((cut,), safe=False),
        )
    given = [f"{s.code}/{s.handle}" if s.handle else s.code or s.name or "" for s in article.sources]
    lacking = [form for form in dict.fromkeys(forms) if form not in given]
    if not lacking:
        return Remark(
            line.span,
            f"{said}, and the sources field has them already. Delete the line here.",
            fix=Fix((cut,)),
        )
    add = added_to_list(article, "sources", lacking)
    return Remark(
        line.span,
        f"{said}. Add {', '.join(lacking)} to the sources field and delete the line here.",
        fix=Fix((add, cut)) if add else None,
    )
