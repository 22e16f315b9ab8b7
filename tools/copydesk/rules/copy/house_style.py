"""A form is used that the house style has another form for.

The house style is the desk's own: `schema/style/*.yaml`, which an editor extends without a line of Python.
The message ends with the name of the entry that speaks; the entry may make it advice. Quotations are left
alone unless an entry asks for them, and so are names: those of the registers, and words with a capital that
the entry has without one. `copydesk try` shows what a new entry would do.

Bad:
    The council will utilise the old hall.
Bad (fields):
    headline: Ministers meet in Kiev for talks on drones
Good:
    The council will use the old hall. “We will utilise every room,” the mayor said.
Good:
    He read “War and Peace” with the Utilise Foundation.
"""


from copydesk.article.copy import MASK
from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.copy._hits import Hit, hits

severity = Severity.WARNING

_PLAIN = Pattern(r"[\w ,.%£€$-]+")


def check_article(article, desk):
    for hit in hits(article, desk):
        yield remark(hit, article)


def remark(hit: Hit, article) -> Remark:
    """What the rule says of one hit."""
    entry, typed = hit.entry, " ".join(hit.typed.replace(MASK, " ").split())
    piece = article.copy.piece_at(hit.span.start)
    write = f"write {_or(hit.write)}." if hit.write else ""
    if hit.earlier:
        line = article.source.position(hit.earlier.start).line
        other = " ".join(article.copy.text[hit.earlier.start : hit.earlier.end].replace(MASK, " ").split())
        write = f'line {line} has "{other}". Keep to one form: {write}'
    message = f'"{typed}": {" ".join(part for part in (write, entry.why) if part)} ({entry.id})'
    return Remark(hit.span, message, piece.route if piece else (), _fix(hit, article, piece), entry.severity)


def _or(forms: tuple[str, ...]) -> str:
    return ", ".join(forms[:-1]) + f" or {forms[-1]}" if len(forms) > 1 else forms[0]


def _fix(hit: Hit, article, piece) -> Fix | None:
    """Where there is one replacement, and nothing but plain words is replaced."""
    typed = article.source.text[hit.span.start : hit.span.end]
    if len(hit.write) != 1 or typed != hit.typed or MASK in typed:
        return None
    if piece and piece.route and ("\n" in typed or not _PLAIN.fullmatch(hit.write[0])):
        return None
    return Fix((Edit(hit.span, hit.write[0]),), safe=False)
