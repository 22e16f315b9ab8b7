"""The JSON Schemas: a quick answer whether data is right, and every error where it is not.

jsonschema-rs answers in microseconds; only when it says no is jsonschema asked for the words. A property
test holds the two together.
"""

import json
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.desk.error import DeskError
from copydesk.desk.formats import FORMATS
from copydesk.finding import Route


class ShapeError(NamedTuple):
    """What a schema has against a value.

    `keyword` is the schema's word that failed (required, type, enum, ...), `expected` what it says,
    `value` what was found, `schema` the part of the schema, with its title, description and examples.
    """

    route: Route
    keyword: str
    expected: Any
    value: Any
    schema: dict


class Schemas:
    """All `*.schema.json` of a folder. DeskError when one is missing or is no schema."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files: dict[str, dict] = {}
        for file in sorted(folder.glob("*.schema.json")):
            try:
                self.files[file.name] = json.loads(file.read_bytes())
            except OSError as error:
                raise DeskError(f"{folder.name}/{file.name}: it can't be read: {error.strerror}.") from None
            except ValueError as error:
                raise DeskError(f"{folder.name}/{file.name}: this is not valid JSON: {error}") from None
        if "article.schema.json" not in self.files:
            raise DeskError(f"{folder}: article.schema.json is missing. `copydesk init` writes the default schemas.")

    def errors(self, name: str, value: Any, part: str = "") -> list[ShapeError]:
        """What the schema `name` (or a part of it, such as `#/$defs/staff`) has against a value."""
        if self._quick(name, part).is_valid(value):
            return []
        found: list[ShapeError] = []
        for error in self._slow(name, part).iter_errors(value):
            found += _flat(error)
        return found

    def field(self, *route: str) -> dict:
        """The schema of an article's field, references followed: title, description, examples."""
        schema = self.files["article.schema.json"]
        for step in route:
            schema = self.resolve(schema)
            schema = schema["items"] if step == "[]" else schema.get("properties", {}).get(step, {})
        return self.resolve(schema)

    def resolve(self, schema: dict) -> dict:
        """A schema with its `$ref` (to another file or part) followed; its own words win."""
        while "$ref" in schema:
            name, _, pointer = schema["$ref"].partition("#")
            target: Any = self.files[name] if name else self.files["article.schema.json"]
            for step in pointer.strip("/").split("/") if pointer.strip("/") else []:
                target = target[step]
            schema = {**target, **{k: v for k, v in schema.items() if k != "$ref"}}
        return schema

    @cached_property
    def _validators(self) -> dict[tuple[str, str, str], Any]:
        return {}

    def _reference(self, name: str, part: str) -> dict:
        if name not in self.files:
            raise DeskError(f"{self.folder}: {name} is missing. `copydesk init` writes the default schemas.")
        return {"$ref": f"{self.files[name].get('$id', name)}{part}"}

    def _quick(self, name: str, part: str) -> Any:
        key = ("quick", name, part)
        if key not in self._validators:
            import jsonschema_rs

            resources = [(schema.get("$id", name), schema) for name, schema in self.files.items()]
            try:
                self._validators[key] = jsonschema_rs.Draft202012Validator(
                    self._reference(name, part),
                    formats=FORMATS,
                    validate_formats=True,
                    registry=jsonschema_rs.Registry(resources),
                )
            except (ValueError, jsonschema_rs.ReferencingError) as error:
                raise DeskError(f"{self.folder.name}/{name}: this schema can't be used: {error}") from None
        return self._validators[key]

    def _slow(self, name: str, part: str) -> Any:
        key = ("slow", name, part)
        if key not in self._validators:
            self._validators[key] = _jsonschema_validator(self._reference(name, part), self.files)
        return self._validators[key]


def _jsonschema_validator(schema: dict, files: dict[str, dict]) -> Any:
    import re

    import jsonschema
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    def pattern(validator, wanted, instance, schema):
        """As ECMA-262 has it: $ is the end, not the place before a last newline."""
        python = wanted[:-1] + r"\Z" if wanted.endswith("$") else wanted
        if isinstance(instance, str) and not re.search(python, instance):
            yield jsonschema.ValidationError(f"{instance!r} does not match {wanted!r}")

    checker = jsonschema.FormatChecker(formats=())
    for name, is_right in FORMATS.items():
        checker.checks(name)(is_right)
    kind = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})
    resources = [(s.get("$id", name), DRAFT202012.create_resource(s)) for name, s in files.items()]
    return kind(schema, registry=Registry().with_resources(resources), format_checker=checker)


def _flat(error: Any) -> list[ShapeError]:
    """An error as one or more ShapeErrors: one for each missing or unknown key."""
    route = tuple(error.absolute_path)
    keyword, expected, value, schema = error.validator, error.validator_value, error.instance, error.schema
    if keyword == "required":
        missing = error.message.split("'")[1] if "'" in error.message else ""
        names = [name for name in expected if name not in value and (not missing or name == missing)]
        return [ShapeError((*route, name), keyword, name, None, schema) for name in names[:1]]
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        known = set(schema.get("properties", {}))
        return [
            ShapeError((*route, name), keyword, sorted(known), item, schema)
            for name, item in value.items()
            if name not in known
        ]
    return [ShapeError(route, keyword, expected, value, schema)]
