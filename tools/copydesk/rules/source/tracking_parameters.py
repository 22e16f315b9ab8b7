"""An address carries parameters that only follow who clicks on it: `utm_source`, `fbclid` and the like.

They tell somebody that the reader came from a newsletter or a post, and whom the newsroom had it from. Without
them the address leads to the same page. The safe fix takes them out, of a source as of a link in the text.

Bad (fields):
    sources: [{name: Sejm press office, url: "https://www.sejm.gov.pl/news?id=7&utm_source=newsletter"}]
Bad:
    The [ministry](https://www.gov.pl/web/defence?fbclid=IwAR0x) said so.
Good (fields):
    sources: [{name: Sejm press office, url: "https://www.sejm.gov.pl/news?id=7"}]
Good:
    The [ministry](https://www.gov.pl/web/defence?page=2) said so.
"""

from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.rules.mending import retyped
from copydesk.rules.source._tracking import SIGNS, without_tracking
from copydesk.text import Span

severity = Severity.WARNING


def check_article(article, desk):
    text = article.source.text
    if "?" not in text or not any(sign in text for sign in SIGNS):
        return
    for source in article.sources:
        for name, url in (("url", source.url), ("archive", source.archive)):
            clean = without_tracking(url) if url else url
            if clean != url:
                route = (*source.route, name)
                edit = retyped(article, route, 0, len(url), clean)
                yield Remark(article.span_of(route), _say(clean), route, Fix((edit,)) if edit else None)
    for link in article.body.links:
        clean = without_tracking(link.target)
        if clean == link.target:
            continue
        autolink = link.span.end == link.label.end + 1
        at = text.find(link.target, link.label.start if autolink else link.label.end, link.span.end)
        span = Span(at, at + len(link.target)) if at >= 0 else link.span
        yield Remark(span, _say(clean), fix=Fix((Edit(span, clean),)) if at >= 0 else None)


def _say(clean: str) -> str:
    return f"This address carries parameters that only follow the reader. Write {clean[:200]}"
