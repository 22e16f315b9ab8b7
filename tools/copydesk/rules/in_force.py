"""Which rules speak of an article, and how loudly: the rule book as the newsroom's settings have it.

Among settings the last `[[override]]` that fits an article decides, else `[rules]`; within one of them a
rule's own name goes before its topic (`number/*`), and that before all (`*`). A rule on trial speaks only
with the setting `preview`. A rule that can't be suppressed can be made neither silent nor milder: to name it
is an error, and a topic that holds it leaves it alone.
"""

from copydesk.article.has import has
from copydesk.article.model import Article
from copydesk.desk import Desk
from copydesk.desk.levels import Override
from copydesk.desk.nearest import did_you_mean
from copydesk.desk.settings import Settings
from copydesk.desk.toml_place import key_place, override_part, own_part, wrong_at
from copydesk.finding import Severity
from copydesk.glob import Glob
from copydesk.rules.book import Rule, all_rules, rules_of

_ORDER = list(Severity)
_Key = tuple[int, ...]


def in_force(desk: Desk) -> "RulesInForce":
    """The rules of a desk, worked out once. Raises DeskError where the settings name a rule that is none, or
    that they have no power over."""
    return desk.once("rules in force", lambda: RulesInForce(desk))


class RulesInForce:
    """The rules at the levels that the settings give them, by path and section."""

    def __init__(self, desk: Desk):
        _refuse_faults(desk)
        self._settings = desk.settings
        self._fits = [_Fit(override) for override in desk.settings.override]
        self._levels: dict[tuple[_Key, str], Rule | None] = {}
        self._lists: dict[tuple[_Key, str, frozenset[str]], tuple[Rule, ...]] = {}

    def of_kind(self, kind: str, article: Article) -> tuple[Rule, ...]:
        """The rules of a kind that speak where an article stands and need nothing that it lacks, each with its
        level."""
        key = self.scope(article.path, article.section), kind, has(article)
        if key not in self._lists:
            rules = (self._at(rule, key[0]) for rule in rules_of(kind, key[2]))
            self._lists[key] = tuple(filter(None, rules))
        return self._lists[key]

    def get(self, rule: Rule, path: str, section: str | None) -> Rule | None:
        """A rule with its level at a path; None where it does not speak."""
        return self._at(rule, self.scope(path, section))

    def scope(self, path: str, section: str | None) -> _Key:
        """The overrides that fit: each rule is at one level for all articles for which these are the same."""
        return (
            tuple(index for index, fit in enumerate(self._fits) if fit(path, section)) if self._fits else ()
        )

    def _at(self, rule: Rule, key: _Key) -> Rule | None:
        """A rule with its level where some overrides fit; None where it does not speak."""
        if (key, rule.id) not in self._levels:
            layers = [self._settings.rules, *(self._settings.override[index].rules for index in key)]
            self._levels[key, rule.id] = _at_level(rule, layers, self._settings)
        return self._levels[key, rule.id]


class _Fit:
    """Whether an override is for an article."""

    def __init__(self, override: Override):
        self._globs = [Glob(path) for path in override.paths]
        self._sections = frozenset(override.sections)

    def __call__(self, path: str, section: str | None) -> bool:
        if self._sections and section not in self._sections:
            return False
        return not self._globs or any(glob.matches(path) for glob in self._globs)


def _at_level(rule: Rule, layers: list[dict[str, str]], settings: Settings) -> Rule | None:
    if rule.preview and not settings.preview:
        return None
    names = (rule.id, f"{rule.topic}/*", "*")
    found = [next((layer[name] for name in names if name in layer), None) for layer in layers]
    levels = [level for level in found if level and (rule.suppressible or not _milder(level, rule))]
    if not levels:
        return rule
    return None if levels[-1] == "off" else rule.at(Severity(levels[-1]))


def _milder(level: str, rule: Rule) -> bool:
    return level == "off" or _ORDER.index(Severity(level)) > _ORDER.index(rule.severity)


def _refuse_faults(desk: Desk) -> None:
    settings = desk.settings
    for index, rules in enumerate([settings.rules, *(override.rules for override in settings.override)]):
        for name, level in rules.items():
            fault = _fault(name, level)
            if fault:
                source = desk.settings_source
                part = override_part(source, index - 1) if index else own_part(source)
                raise wrong_at(source, key_place(source, name, part), fault)


def _fault(name: str, level: str) -> str:
    """What is wrong with giving a rule or topic a level, or nothing."""
    if name == "*":
        return ""
    meant = [rule for rule in all_rules() if name in (rule.id, f"{rule.topic}/*")]
    if not meant:
        known = [rule.id for rule in all_rules()]
        known += sorted({f"{rule.topic}/*" for rule in all_rules()})
        what = "topic" if name.endswith("/*") else "rule"
        guess = did_you_mean(name, [id for id in known if id.endswith("*") == name.endswith("*")])
        return f"there is no {what} {name}.{guess} `copydesk rules` lists them all."
    if any(rule.suppressible or not _milder(level, rule) for rule in meant):
        return ""
    done = "switched off" if level == "off" else "made milder"
    return f"{name} can't be {done}: nothing is published before what it finds has been seen to."
