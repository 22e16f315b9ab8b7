"""XML that no text can break."""

import unicodedata
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from copydesk.export.xml import Xml

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


def document(text: str, attribute: str | None = None) -> bytes:
    xml = Xml()
    with xml.element("list", **{"xmlns:x": "https://example.org/x"}):
        xml.leaf("x:entry", text, name=attribute)
        xml.leaf("last")
    return xml.bytes()


def test_what_it_writes():
    assert document('A & B ]]> <c> "d"', 'e "f" <g>\n').decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<list xmlns:x="https://example.org/x">\n'
        '<x:entry name=\'e "f" &lt;g&gt;&#10;\'>A &amp; B ]]&gt; &lt;c&gt; "d"</x:entry>\n'
        "<last/>\n"
        "</list>\n"
    )


def test_an_attribute_that_is_none_is_not_written():
    assert b"<x:entry>A</x:entry>" in document("A")


def test_what_xml_forbids_becomes_the_replacement_character():
    forbidden = "\0\x07\r\x1b\x7f\x85\ud800\ufffe\uffff"
    replaced = "\ufffd" * len(forbidden)
    assert f"<x:entry>{replaced}\t\n</x:entry>".encode() in document(forbidden + "\t\n")


@given(ANY, ANY)
def test_every_text_comes_back_and_nothing_else_comes_with_it(text, attribute):
    root = ElementTree.fromstring(document(text, attribute))
    entry, last = root
    assert (len(entry), last.text) == (0, None)
    for went_in, came_out in ((text, entry.text or ""), (attribute, entry.get("name"))):
        assert len(came_out) == len(went_in)
        assert all(out in (into, "\ufffd") for into, out in zip(went_in, came_out, strict=True))
        assert not [
            character
            for character in came_out
            if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n"
        ]
