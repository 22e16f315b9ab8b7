"""A section, topic or person is not in its register.

The registers in `schema/registers/` say which exist. Whoever needs a new one adds it there first.

Bad (fields):
    section: defense
Bad (fields):
    topics: ["99999999"]
Good (fields):
    section: defence
"""

from copydesk.desk.nearest import did_you_mean
from copydesk.finding import Remark, Severity

severity = Severity.ERROR


def check_article(article, desk):
    register = desk.sections
    if article.section and register.readable and article.section not in register:
        known = ", ".join(list(register.entries)[:20])
        yield Remark(
            article.span_of(("section",)),
            f"There is no section {article.section}."
            f"{did_you_mean(article.section, register.entries)} The sections are: {known}.",
            ("section",),
        )
    yield from _topics(article, desk)
    yield from _people(article, desk.people)


def _topics(article, desk):
    register = desk.topics
    if not register.readable:
        return
    for typed, route in article.topics:
        code = typed if typed in register else desk.topic_codes.get(typed.casefold())
        if code is None:
            guess = did_you_mean(typed, [entry.name for entry in register.entries.values()])
            yield Remark(
                article.span_of(route),
                f"{typed[:60]} is no IPTC Media Topic.{guess} They are listed in {register.path}.",
                route,
            )
        elif "retired" in register.entries[code].data:
            yield Remark(
                article.span_of(route),
                f"The topic {typed} ({register.entries[code].name}) has been retired "
                "by IPTC. Choose another.",
                route,
                severity=Severity.WARNING,
            )


def _people(article, register):
    if not register.readable:
        return
    for mention in article.people:
        if mention.key and mention.key not in register:
            names = {entry.name: code for code, entry in register.entries.items()}
            guess = did_you_mean(mention.key, [*register.entries, *names])
            yield Remark(
                article.span_of(mention.route),
                f"{mention.key[:60]} is not in {register.path}.{guess} "
                "Somebody who is not in it is given with a name and a role.",
                mention.route,
            )
