"""Words as XMP, by the IPTC Photo Metadata Standard: https://iptc.org/std/photometadata/specification/."""

from html import escape

from copydesk.picture.words import Words, one_line

_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">\n'
)
_FOOT = '</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
_ONE = "{}"
_LIST = "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>"
_LANGUAGES = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'


def write_xmp(words: Words) -> bytes:
    """The packet that holds the words: no more than a segment of a JPEG file takes."""
    properties = (
        ("dc:description", _LANGUAGES, words.caption),
        ("Iptc4xmpCore:AltTextAccessibility", _LANGUAGES, words.alt),
        ("dc:creator", _LIST, words.byline),
        ("photoshop:Credit", _ONE, words.credit),
        ("photoshop:Source", _ONE, words.source),
        ("dc:rights", _LANGUAGES, words.copyright),
        ("xmpRights:UsageTerms", _LANGUAGES, words.terms),
        ("Iptc4xmpExt:DigitalSourceType", _ONE, words.source_type and _SOURCE_TYPES + words.source_type),
    )
    lines = [
        f"<{name}>{form.format(escape(one_line(text), quote=False))}</{name}>\n"
        for name, form, text in properties
        if text
    ]
    return (_HEAD + "".join(lines) + _FOOT).encode()
