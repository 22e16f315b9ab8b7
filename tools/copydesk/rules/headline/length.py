"""A headline is too long to be shown whole, or too short to say anything.

The limits are `headline.min-characters` and `headline.max-characters` in the settings. A label typed into the
headline is not counted; headline/label-in-text speaks of it.

Bad (fields):
    headline: Talks in Kyiv
Bad (fields):
    headline: Ministers of two countries meet in Kyiv for talks that are expected to last for most of the day
Good (fields):
    headline: Ministers meet in Kyiv for talks on drones
"""

from copydesk.finding import Remark, Severity
from copydesk.rules.headline._label import typed_label

severity = Severity.WARNING


def check_article(article, desk):
    headline, limits = article.headline, desk.settings.headline
    if not headline or limits.min_characters <= len(headline) <= limits.max_characters:
        return
    length = len(headline.strip())
    if label := typed_label(headline):
        length = len((headline[: label.start] + headline[label.end :]).strip())
    span = article.span_of(("headline",))
    if length > limits.max_characters:
        much = length - limits.max_characters
        yield Remark(
            span,
            f"The headline has {length} characters; {limits.max_characters} is the most that are shown. "
            f"Shorten it by {much}.",
            ("headline",),
        )
    elif 0 < length < limits.min_characters:
        yield Remark(
            span,
            f"The headline has {length} characters; fewer than {limits.min_characters} say too little. "
            "Say who does what.",
            ("headline",),
        )
