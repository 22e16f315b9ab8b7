"""XMP, the newer of the two ways in which a picture carries its credit: a packet of XML.

The packet comes from anybody. It is read as a stream, no tree is built, and a packet that declares a document
type, without which XML has no entities, is not read.
"""

from xml.parsers import expat

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_EXIF = "http://ns.adobe.com/exif/1.0/"
_IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"

_PROPERTIES = {
    f"{_DC} creator": "byline",
    f"{_DC} description": "caption",
    f"{_DC} rights": "copyright",
    f"{_PHOTOSHOP} Credit": "credit",
    f"{_PHOTOSHOP} Source": "source",
    f"{_IPTC} DigitalSourceType": "digital_source_type",
}
_PLACES = {f"{_EXIF} GPSLatitude": "latitude", f"{_EXIF} GPSLongitude": "longitude"}
_DESCRIPTION, _ITEM, _RESOURCE = f"{_RDF} Description", f"{_RDF} li", f"{_RDF} resource"
_MOST_VALUES = 100


class _Refused(Exception):
    pass


def read_xmp(packet: bytes) -> dict[str, list[str]]:
    """The values of the properties that are asked for, by our name for them. Never raises: of a packet that
    breaks off, what came before is kept; of one that is refused, nothing."""
    reader = _Reader()
    try:
        reader.parser.Parse(packet.strip(b"\0 \r\n\t"), True)
    except expat.ExpatError:
        pass
    except _Refused:
        return {}
    return reader.values


class _Reader:
    """Notes the properties of the picture itself: those right in a description that stands right in the RDF."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._open: list[str] = []
        self._property: str | None = None
        self._text: list[str] = []

    def _refuse(self, *declaration: object) -> None:
        raise _Refused

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        above = self._open[-2:]
        self._open.append(name)
        if name == _DESCRIPTION and above[-1:] == [f"{_RDF} RDF"]:
            for key, value in attributes.items():
                self._note(_PROPERTIES.get(key) or _PLACES.get(key), value)
        elif name in _PROPERTIES and above == [f"{_RDF} RDF", _DESCRIPTION]:
            self._property, self._text = _PROPERTIES[name], []
            self._note(self._property, attributes.get(_RESOURCE, ""))
        elif name in _PLACES:
            self._property, self._text = _PLACES[name], []
        elif name == _ITEM:
            self._text = []
        for key in _PLACES.keys() & attributes.keys():
            self._note(_PLACES[key], attributes[key])

    def _end(self, name: str) -> None:
        self._open.pop()
        closes = name in _PLACES or (name in _PROPERTIES and len(self._open) >= 2)
        if self._property and (closes or name == _ITEM):
            self._note(self._property, "".join(self._text))
            self._text = []
            if closes:
                self._property = None

    def _characters(self, text: str) -> None:
        if self._property:
            self._text.append(text)

    def _note(self, name: str | None, value: str) -> None:
        value = value.strip()
        kept = self.values.setdefault(name, []) if name and value else None
        if kept is not None and value not in kept and len(kept) < _MOST_VALUES:
            kept.append(value)
