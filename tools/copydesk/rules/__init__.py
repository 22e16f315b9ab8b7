"""The rule book. A rule is a module `rules/<topic>/<rule>.py`; its id is its path.

Its docstring is its page: a sentence, an explanation, and examples that are also its test. The name of its
function says what it may ask: `check_article(article, desk)`, `check_archive(facts, desk)`,
`check_file(entry, desk)` or `check_desk(desk)`.
"""

from copydesk.rules.book import Rule, all_rules, get_rule

__all__ = ["Rule", "all_rules", "get_rule"]
