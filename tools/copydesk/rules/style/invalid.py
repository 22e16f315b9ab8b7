"""A file of the house style can't be read, or an entry in it makes no sense.

The other entries work all the same. `schema/style/README.md` tells what an entry holds.

Bad (style):
    language: en
    entries:
      utilise:
        find: utilise
        prefered: use
        why: The plain word says the same.
        match: They utilise the hall.
        avoid: They use the hall.
Bad (style):
    language: en
    entries:
      kms:
        find: "{nummer} kms"
        prefer: "{nummer} km"
        why: The symbol has no plural.
        match: They walked 7 kms.
        avoid: They walked 7 km.
Good (style):
    language: en
    entries:
      kms:
        find: "{number} kms"
        prefer: "{number} km"
        why: The symbol has no plural.
        match: They walked 7 kms.
        avoid: They walked 7 km.
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.facts import spot
from copydesk.finding import ArchiveRemark, Severity
from copydesk.text import Span

severity = Severity.ERROR

SCHEMA = "style.schema.json"
_PROBLEMS = {
    "yaml/syntax": "This can't be read as YAML ({}). Look for a missing quotation mark, colon or bracket.",
    "yaml/unquoted-colon": "A value with a colon in it needs double quotes.",
    "yaml/duplicate-key": "{} is written twice. Keep the one that is right.",
    "yaml/anchor-or-tag": "{} is an anchor or a tag to YAML. Put the value in double quotes.",
    "yaml/limit": "The file is nested too deeply or has too many entries.",
}


def check_desk(desk):
    for file in desk.style.files:
        yield from remarks_on(file, desk)
    for file, entry, other in desk.style.entered_twice():
        yield _at(
            file, entry.route, f"{other.path} has an entry {entry.id}, too. Give this one another name."
        )


def remarks_on(file, desk):
    """What is wrong with one file."""
    if file.trouble:
        yield _remark(file, Span(0, 0), f"This file {file.trouble}")
        return
    if not file.plain:
        for problem in file.document.problems:
            span = problem.other if problem.other and problem.kind == "yaml/syntax" else problem.span
            yield _remark(
                file, span, _PROBLEMS.get(problem.kind, _PROBLEMS["yaml/syntax"]).format(problem.found)
            )
        if file.document.broken:
            return
    if SCHEMA in desk.schemas.files:
        errors = desk.schemas.errors(SCHEMA, file.value)
        misnamed = {error.route[:2] for error in errors if error.keyword == "additionalProperties"}
        for error in errors:
            if error.keyword != "anyOf" or error.route not in misnamed:
                yield _shape(file, error)
    for fault in file.faults:
        yield _at(file, fault.route, fault.message)


def _shape(file, error):
    route = error.route
    name = str(route[-1]) if route else "language and entries"
    if error.keyword == "required":
        found = file.document.places.get(route[:-1])
        span = (found.key or Span(found.value.start, found.value.start)) if found else Span(0, 0)
        whose = f"The entry {route[1]}" if len(route) > 2 else "The file"
        wanted = error.schema.get("properties", {}).get(name, {}).get("description", "")
        return _remark(file, span, f"{whose} lacks {name}: {wanted}".strip(": "))
    if error.keyword == "anyOf" and len(route) == 2:
        return _at(
            file, route, f"The entry {name} lacks find, what not to write, or either, what not to mix."
        )
    if error.keyword == "additionalProperties":
        return _at(file, route, f"There is no field {name} here.{did_you_mean(name, error.expected)}")
    wanted = error.schema.get("description") or f"{error.keyword}: {error.expected}"
    return _at(file, route, f"{name} is not as it should be. {wanted}")


def _at(file, route, message):
    place = file.document.places.get(route)
    while place is None and route:
        route = route[:-1]
        place = file.document.places.get(route)
    return _remark(file, (place.key or place.value) if place else Span(0, 0), message)


def _remark(file, span, message):
    end = min(max(span), len(file.source.text))
    return ArchiveRemark(file.path, spot(file.source, Span(min(span.start, end), end)), message)
