"""What the rules on photos say of an entry as a whole."""

from copydesk.desk.nearest import plain
from copydesk.finding import Remark
from copydesk.text import Span


def first_line(article, photo) -> Span:
    """The first line of a photo's entry, from its first field on."""
    span = article.span_of(photo.route)
    end = article.source.text.find("\n", span.start, span.end)
    return Span(span.start, end if end >= 0 else span.end)


def named(photo) -> str:
    """A photo as messages name it."""
    return f"The photo {photo.id[:60]}" if photo.id else "This photo"


def without(article, name: str, what: str, advice: str):
    """A remark on every photo that lacks the field `name`, called `what`, or has nothing but spaces in it."""
    for photo in article.photos:
        route = (*photo.route, name)
        place = article.front.places.get(route)
        if place is None:
            yield Remark(first_line(article, photo), f"{named(photo)} has no {what}. {advice}", route)
        elif isinstance(value := article.front.value(route), str) and value and not value.strip():
            yield Remark(place.value, f"{named(photo)} has no {what}. {advice}", route)


def is_same(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, accents, spaces and the marks between words."""
    if abs(len(one) - len(other)) > 10 or one.strip()[:1].casefold() != other.strip()[:1].casefold():
        return False
    return plain(one) == plain(other) != ""
