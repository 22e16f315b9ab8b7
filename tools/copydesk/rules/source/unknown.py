"""A source is not in the register.

`schema/registers/sources.yaml` lists the sources that have a short code. An account on a social network is
written with the network, a slash and the handle. Any other source is spelt out with its name and, where there
is one, its address.

Bad (fields):
    sources: [MOND]
Bad (fields):
    sources: ["https://www.gov.pl/web/national-defence"]
Bad (fields):
    sources: [MON/@KosiniakKamysz]
Good (fields):
    sources:
      - MON
      - X/@KosiniakKamysz
      - name: Interfax-Ukraine
        url: https://en.interfax.com.ua/
"""

from copydesk.desk.nearest import nearest
from copydesk.finding import Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.source._sources import is_address, is_known, right_form, split

severity = Severity.ERROR
needs = frozenset({"sources"})


def check_article(article, desk):
    register = desk.sources
    if not register.readable:
        return
    for source in article.sources:
        if source.code is None and source.handle is None:
            continue
        typed = source.code if source.handle is None else f"{source.code}/{source.handle}"
        if not is_known(typed, register):
            says, right = _say(typed, register)
            edit = retyped(article, source.route, 0, len(typed), right) if right else None
            yield Remark(
                article.span_of(source.route), says, source.route, Fix((edit,), safe=False) if edit else None
            )


def _say(typed, register):
    """What to say of a source that is not known, and its right form where that is certain."""
    shown = typed[:80]
    if is_address(typed):
        return (
            f'An address alone does not say who it is. Write {{name: ..., url: "{shown}"}} '
            "with the name of the source.",
            None,
        )
    if right := right_form(typed, register):
        return f"{shown} is written {right} in {register.path}. Write {right}", right
    if typed.startswith("@"):
        return f"Write the network and a slash before a handle: X/{shown}", None
    code, _, handle = typed.partition("/")
    entry = register.get(code)
    if entry and handle.startswith("@") and entry.text("kind") == "social":
        return (
            f"{shown} is no account: a handle has letters, digits and _ after the @. Write {code}/@handle",
            None,
        )
    if handle.startswith("@"):
        instead = (
            f"Write {code}, or X/{handle[:60]} if it was said on X."
            if entry
            else "Write X/@handle if it was said on X."
        )
        return (
            f"{code[:60] or 'This'} is no social network in {register.path} and has no handles. {instead}",
            None,
        )
    parts = split(typed)
    if len(parts) > 1 and all(is_known(part, register) for part in parts):
        return f"Each source is an item of its own. Write {', '.join(parts)}", None
    by_name = {entry.name: entry.code for entry in register.entries.values()}
    close = nearest(typed, [*register.entries, *by_name])
    guess = f" Did you mean {by_name.get(close, close)}?" if close else ""
    return (
        f"{shown} is not in {register.path}.{guess} A source that is not in it is given as {{name: {shown}}}",
        None,
    )
