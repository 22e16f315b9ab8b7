"""Finds the rules and refuses those that are not complete."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

from copydesk.article.has import PARTS
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

_NEEDS = re.compile(rb'^needs = frozenset\(\{"(.*)"\}\)\r?$', re.M)


@dataclass(frozen=True)
class Rule:
    """One rule: `kind` is the name of its function, `check` the function, `doc` its page.

    A `preview` rule is on trial and speaks only when asked to. One that is not `suppressible` can be neither
    suppressed nor switched off. An article that lacks one of the parts that it `needs` (see article/has.py), or
    all of the `words` that it names, gives it nothing to say, and it is not asked. `level` is the severity that
    the settings give it, None where they don't.
    """

    id: str
    severity: Severity
    kind: str
    check: Callable
    doc: str
    preview: bool = False
    suppressible: bool = True
    needs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
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
    return tuple(map(_rule, _files()))


@cache
def rules_of(kind: str, parts: frozenset[str] = frozenset(PARTS)) -> tuple[Rule, ...]:
    """The rules whose function is called `kind` and that need nothing but some parts of an article, by id. No
    other rule is loaded for it: both are read off the text of the modules."""
    function = f"\ndef {kind}(".encode()
    found = [name for name, text in _texts().items() if function in text and _needs(text) <= parts]
    return tuple(map(_rule, found))


def get_rule(rule_id: str) -> Rule | None:
    """The rule of an id, or None."""
    name = rule_id.replace("-", "_").replace("/", ".")
    return _rule(name) if name in _files() and _id(name) == rule_id else None


@cache
def _files() -> dict[str, Path]:
    """The rules' modules by name, in the order of the names."""
    files = Path(__file__).parent.glob("*/*.py")
    found = {f"{file.parent.name}.{file.stem}": file for file in files if not file.stem.startswith("_")}
    return dict(sorted(found.items()))


@cache
def _texts() -> dict[str, bytes]:
    return {name: file.read_bytes() for name, file in _files().items()}


def _needs(text: bytes) -> frozenset[str]:
    """What a rule needs, read off its module's text."""
    line = _NEEDS.search(text)
    return frozenset(line[1].decode().split('", "')) if line else frozenset()


def _id(name: str) -> str:
    return name.replace(".", "/").replace("_", "-")


@cache
def _rule(name: str) -> Rule:
    module, rule_id = import_module(f"copydesk.rules.{name}"), _id(name)
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
    needs, words = getattr(module, "needs", frozenset()), getattr(module, "words", frozenset())
    if not needs <= PARTS.keys():
        raise ValueError(f"the rule {rule_id} needs what no article has: {', '.join(needs - PARTS.keys())}")
    if needs != _needs(_texts()[name]):
        raise ValueError(f'the rule {rule_id} does not write what it needs as needs = frozenset({{"...", "..."}})')
    check = getattr(module, kinds[0])
    return Rule(rule_id, severity, kinds[0], check, doc, preview, suppressible, needs, words)
