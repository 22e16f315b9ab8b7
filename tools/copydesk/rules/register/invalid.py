"""A register can't be read, or an entry in it is not as its schema wants it.

The entries that can be read are used all the same; rules that ask a register that can't be read at all stay
silent until it is mended.

Bad (register staff):
    mp:
      nam: Marta Pilch
Good (register staff):
    mp:
      name: Marta Pilch
      role: reporter
      from: 2019-01-01
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.facts import spot
from copydesk.finding import ArchiveRemark, Severity, route_text
from copydesk.text import Span

severity = Severity.ERROR


def check_desk(desk):
    optional = (desk.words, desk.approvals, desk.purged)
    for register in (*desk.registers, *optional):
        if register.missing and register in optional:
            continue
        if register.trouble:
            yield _remark(register, Span(0, 0), f"This register {register.trouble}")
            continue
        problems = () if register.plain else register.document.problems
        if register.value is None and not problems and register not in (desk.approvals, desk.purged):
            yield _remark(register, Span(0, 0), "This register is empty. `copydesk init` writes the default ones.")
        for problem in problems:
            span = problem.other if problem.other and problem.kind == "yaml/syntax" else problem.span
            yield _remark(register, span, _PROBLEMS.get(problem.kind, _PROBLEMS["yaml/syntax"]).format(problem.found))
        if register.value is not None and "registers.schema.json" in desk.schemas.files:
            for error in desk.schemas.errors("registers.schema.json", register.value, f"#/$defs/{register.name}"):
                yield _shape(register, error)


_PROBLEMS = {
    "yaml/syntax": "This can't be read as YAML ({}). Look for a missing quotation mark, colon or bracket.",
    "yaml/unquoted-colon": "A value with a colon in it needs double quotes.",
    "yaml/duplicate-key": "{} is entered twice. Keep the entry that is right.",
    "yaml/anchor-or-tag": "{} is an anchor or a tag to YAML. Put the value in double quotes.",
    "yaml/limit": "The register is nested too deeply or has too many entries.",
}


def _shape(register, error):
    places = register.document.places
    route, name = error.route, error.route[-1] if error.route else register.name
    if error.keyword == "required":
        place = places.get(route[:-1])
        span = place.key or place.value if place else Span(0, 0)
        return _remark(register, span, f"{route_text(route[:-1])} lacks {name}.")
    place = places.get(route)
    span = place.value if place else Span(0, 0)
    if error.keyword == "additionalProperties":
        span = place.key if place and place.key else span
        return _remark(register, span, f"There is no field {name} here.{did_you_mean(str(name), error.expected)}")
    wanted = error.schema.get("description") or f"{error.keyword}: {error.expected}"
    return _remark(register, span, f"{route_text(route)} is not as it should be. {wanted}")


def _remark(register, span, message):
    return ArchiveRemark(register.path, spot(register.source, Span(span.start, max(span))), message)
