"""Finds the rules and refuses those that are not complete."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from copydesk.finding import Severity

KINDS = (
    "check_article",
    "check_pictures",
    "check_archive",
    "check_whole",
    "check_day",
    "check_change",
    "check_approval",
    "check_file",
    "check_desk",
    "check_waiver",
    "check_baseline",
)

# What keeps the file readable, the register right and the published true, and the rules on suppressions. A rule of
# another topic says `suppressible = False` in its module.
_NEVER_SUPPRESSED = frozenset(("yaml", "file", "register", "lifecycle", "suppress", "change"))


@dataclass(frozen=True)
class Rule:
    """One rule: `kind` is the name of its function, `check` the function, `doc` its page.

    A `preview` rule is on trial and speaks only when asked to. One that is not `suppressible` can be neither
    suppressed nor switched off. `level` is the severity that the settings give it, None where they don't.
    """

    id: str
    severity: Severity
    kind: str
    check: Callable
    doc: str
    preview: bool = False
    suppressible: bool = True
    level: Severity | None = None

    @property
    def topic(self) -> str:
        """The part of its id before the stroke."""
        return self.id.partition("/")[0]

    def at(self, level: Severity) -> "Rule":
        """The same rule at another level."""
        return replace(self, level=level)

    @property
    def summary(self) -> str:
        """The first sentence of its page."""
        return self.doc.strip().split("\n\n", 1)[0].replace("\n", " ")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by id. Raises ValueError on a rule that lacks its page, examples or severity."""
    folder = Path(__file__).parent
    names = sorted(
        f"{file.parent.name}.{file.stem}"
        for file in folder.glob("*/*.py")
        if not file.stem.startswith("_")
    )
    return tuple(_rule(import_module(f"copydesk.rules.{name}"), name) for name in names)


@cache
def rules_of(kind: str) -> tuple[Rule, ...]:
    """The rules whose function is called `kind`."""
    return tuple(rule for rule in all_rules() if rule.kind == kind)


def get_rule(rule_id: str) -> Rule | None:
    """The rule of an id, or None."""
    return _by_id().get(rule_id)


@cache
def _by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in all_rules()}


def _rule(module: ModuleType, name: str) -> Rule:
    rule_id = name.replace(".", "/").replace("_", "-")
    doc = module.__doc__ or ""
    if "\nBad" not in doc or "\nGood" not in doc:
        raise ValueError(f"the rule {rule_id} has no page with a Bad and a Good example")
    kinds = [kind for kind in KINDS if hasattr(module, kind)]
    severity = getattr(module, "severity", None)
    if len(kinds) != 1 or not isinstance(severity, Severity):
        raise ValueError(f"the rule {rule_id} needs one function ({', '.join(KINDS)}) and a severity")
    guarded = rule_id.partition("/")[0] in _NEVER_SUPPRESSED
    suppressible = getattr(module, "suppressible", not guarded)
    preview = getattr(module, "preview", False)
    return Rule(rule_id, severity, kinds[0], getattr(module, kinds[0]), doc, preview, suppressible)
