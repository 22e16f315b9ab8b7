"""A suppression has nothing to suppress.

What it was for has been mended, or it stands in the wrong place: in the body it goes above its block or into
it, in the fields at the end of the line or on the line above. Left where it is, it would hide the next slip.

Bad:
    <!-- copydesk: ignore copy/doubled-word: the film's title -->

    The film opens in Kyiv.
Bad:
    The film hours hours opens in Kyiv.

    <!-- copydesk: ignore copy/doubled-word: the film's title -->
Good:
    <!-- copydesk: ignore copy/doubled-word: the film's title -->

    The film hours hours opens in Kyiv.
"""

from copydesk.finding import Severity

severity = Severity.WARNING


def check_waiver(waiver, today):
    if not waiver.idle or waiver.is_over(today):
        return
    if waiver.area is None:
        yield "Nothing follows for this to go for. Put it above what it is for, or delete it."
    elif len(waiver.idle) == len(waiver.rules):
        yield f"{_listed(waiver.idle)} found nothing here. Delete this."
    else:
        yield f"{_listed(waiver.idle)} found nothing here. Name only {_listed(used(waiver))}."


def used(waiver):
    """The rules that have had something to say."""
    return [rule for rule in waiver.rules if rule not in waiver.idle]


def _listed(rules):
    return " and ".join(filter(None, (", ".join(rules[:-1]), rules[-1])))
