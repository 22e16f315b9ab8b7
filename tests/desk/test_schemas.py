"""The two validators agree, and every field says what it is."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from conftest import ROOT

from copydesk.desk.schemas import Schemas
from copydesk.rules.example import article_text
from copydesk.text import decode
from copydesk.article.frontmatter import read_frontmatter

SCHEMAS = Schemas(ROOT / "schema")
CLEAN = read_frontmatter(decode("a.md", article_text("").encode())).values

SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 10**12) | st.text(max_size=12)
    | st.sampled_from(["Kyiv", "mp", "en-GB", "en-GB\n", "a-b\n", "2025-09-18", "2025-02-30", "2025-09-18T17:17:00+02:00",
                       "2025-09-18T17:17:00Z\n", "https://a.b/c", "http://", "a.jpg", "../a.jpg", "correction"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "at", "note", "name", "role", "place", "country", "url", "file", "kind", "x"]), inner, max_size=4),
    max_leaves=8,
)
FIELDS = sorted(SCHEMAS.files["article.schema.json"]["properties"])


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([*FIELDS, "bylines"]), VALUES, max_size=4), st.booleans())
def test_the_quick_validator_and_the_wordy_one_never_disagree(changed, whole):
    values = {**CLEAN, **changed} if whole else changed
    quick = SCHEMAS._quick("article.schema.json", "").is_valid(values)
    slow = list(SCHEMAS._slow("article.schema.json", "").iter_errors(values))
    assert quick == (not slow), [error.message for error in slow]


def test_the_clean_article_is_right():
    assert SCHEMAS.errors("article.schema.json", CLEAN) == []


def fields(schema, name):
    for key, field in schema.get("properties", {}).items():
        yield f"{name}: {key}", field
        yield from fields(SCHEMAS.resolve(field), f"{name}: {key}")
    if "items" in schema:
        yield f"{name}[]", schema["items"]
        yield from fields(SCHEMAS.resolve(schema["items"]), f"{name}[]")


def test_every_field_has_a_title_a_description_and_an_example_that_is_valid():
    import jsonschema
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resources = [(s["$id"], DRAFT202012.create_resource(s)) for s in SCHEMAS.files.values()]
    registry = Registry().with_resources(resources)
    seen = 0
    for file, schema in SCHEMAS.files.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        if file == "registers.schema.json":
            continue
        for name, field in fields(schema, file):
            whole = SCHEMAS.resolve(field)
            assert whole.get("title") and whole.get("description") and whole.get("examples"), name
            validator = jsonschema.Draft202012Validator({**field, "$id": "https://copydesk.example/schema/example"}, registry=registry)
            for example in whole["examples"]:
                errors = list(validator.iter_errors(example))
                assert errors == [], (name, json.dumps(example))
            seen += 1
    assert seen > 60
