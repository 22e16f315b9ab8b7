"""Reference pages from the code: rules from their docstrings, fields from the schemas, settings from theirs.

As text for a terminal, and as Markdown for the folder README files, which a test holds to this.
"""

import json
import re
import textwrap
from collections.abc import Iterator

from copydesk.desk.schemas import Schemas
from copydesk.desk.settings import described
from copydesk.report.look import Look
from copydesk.rules.book import Rule
from copydesk.rules.example import examples_of

_EXAMPLES = re.compile(r"^(?:Bad|Good)(?: \([^)]*\))?:\n", re.M)
_FORMS = {
    "fields": "in the front matter",
    "file": "the whole file",
    "archive": "several articles",
    "body": "in the text",
    "style": "in a file of the house style",
    "settings": "in the settings",
    "baseline": "in the baseline, above the article",
}


def rule_text(rule: Rule, look: Look) -> str:
    """A rule's page for a terminal."""
    out = f"{look.paint(rule.id, 'bold')} ({look.paint(rule.severity, rule.severity)}{_trial(rule)})\n\n{rule_prose(rule)}"
    for example in examples_of(rule.doc):
        name = look.paint("Good", "good") if example.good else look.paint("Bad", "error")
        out += f"\n{name}, {_form(example.kind)}:\n{textwrap.indent(_shown(example.text), '    ')}"
    return out


def rules_markdown(rules: tuple[Rule, ...]) -> str:
    """All rules as one Markdown page: a table, then a section each."""
    out = "| rule | severity | says |\n|---|---|---|\n"
    for rule in rules:
        anchor = rule.id.replace("/", "")
        out += f"| [{rule.id}](#{anchor}) | {rule.severity}{_trial(rule)} | {rule.summary} |\n"
    for rule in rules:
        out += f"\n### {rule.id}\n\n*{rule.severity}{_trial(rule)}.* {rule_markdown(rule)}"
    return out


def _trial(rule: Rule) -> str:
    return ", preview" if rule.preview else ""


def rule_prose(rule: Rule) -> str:
    """A rule's page up to its examples."""
    return _EXAMPLES.split(rule.doc, 1)[0].strip() + "\n"


def rule_markdown(rule: Rule) -> str:
    """A rule's page as Markdown, without a heading."""
    out = rule_prose(rule)
    for example in examples_of(rule.doc):
        name = "Good" if example.good else "Bad"
        out += f"\n{name}, {_form(example.kind)}:\n\n```\n{_shown(example.text)}```\n"
    return out


def field_rows(schemas: Schemas) -> Iterator[tuple[str, str, str, str]]:
    """Every field of an article as (name, needed, description, example), those of its parts below it."""
    yield from _fields(schemas, schemas.field(), "")


def fields_markdown(schemas: Schemas) -> str:
    """The field table as Markdown."""
    out = "| field | needed | what it is | example |\n|---|---|---|---|\n"
    for name, needed, description, example in field_rows(schemas):
        out += f"| `{name}` | {needed} | {_cell(description)} | `{_cell(example)}` |\n"
    return out


def settings_markdown() -> str:
    """The table of settings as Markdown."""
    out = "| setting | what it is | default |\n|---|---|---|\n"
    for name, _, default, help in described():
        out += f"| `{name}` | {_cell(help)} | `{json.dumps(default, ensure_ascii=False)}` |\n"
    return out


def style_markdown(schemas: Schemas) -> str:
    """The table of the fields of a style entry as Markdown."""
    schema = schemas.files["style.schema.json"]
    entry = schema["$defs"]["entry"]
    out = "| field | needed | what it is | example |\n|---|---|---|---|\n"
    for name, field in entry["properties"].items():
        if "description" not in field:
            field = schema["$defs"][field["$ref"].rpartition("/")[2]]
        needed = "yes" if name in entry["required"] else "one of the two" if name in ("find", "either") else ""
        out += f"| `{name}` | {needed} | {_cell(field['description'])} | `{_cell(_example(field))}` |\n"
    return out


def _form(kind: str) -> str:
    first, _, rest = kind.partition(" ")
    if first == "without":
        return f"without `{rest}`"
    if first == "register":
        return f"in the register {rest}"
    if first == "trouble":
        return "as a file"
    return _FORMS.get(kind, kind)


def _shown(text: str) -> str:
    """Example text with what can't be seen written as its code."""
    return "".join(c if c in "\n" or c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _fields(schemas: Schemas, schema: dict, prefix: str) -> Iterator[tuple[str, str, str, str]]:
    conditional = {
        name for rule in schema.get("allOf", []) for name in rule.get("then", {}).get("required", [])
    } | set(schema.get("then", {}).get("required", []))
    for name, field in schema.get("properties", {}).items():
        field = schemas.resolve(field)
        always = name in schema.get("required", []) or field.get("x-needed") == "always"
        needed = "yes" if always else "sometimes" if name in conditional else ""
        yield prefix + name, needed, field.get("description", ""), _example(field)
        inner = schemas.resolve(field.get("items", field))
        inner = schemas.resolve(inner.get("then", inner)) if "$ref" in inner.get("then", {}) else inner
        if inner.get("properties"):
            yield from _fields(schemas, inner, f"{prefix}{name}{'[]' if 'items' in field else ''}.")


def _example(field: dict) -> str:
    example = field.get("examples", [""])[0]
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
