"""The rule book. A rule is a module `rules/<topic>/<rule>.py`; its id is its path.

Its docstring is its page: a sentence, an explanation, and examples that are also its test. The name of its
function says what it may ask: `check_article(article, desk)`; `check_pictures(article, pictures, desk)`, of an
article with the pictures it declares; `check_archive(archive, desk)`, which asks the library of all articles
(library.py); `check_whole(archive, files, desk)`, only when all articles are in hand, with the paths of all
picture files; `check_day(facts, today, desk)`, of one article on a day; `check_file(entry, desk)` or
`check_desk(desk)`. `check_waiver(waiver, today)` is asked of a suppression when all
has been said that it might suppress, `check_baseline(left)` of a baseline's entry when all is checked.

A module also names its `severity`. With `preview = True` it is on trial and speaks only when asked to; with
`suppressible = False` it can be neither suppressed nor switched off.
"""

from copydesk.rules.book import Rule, all_rules, get_rule

__all__ = ["Rule", "all_rules", "get_rule"]
