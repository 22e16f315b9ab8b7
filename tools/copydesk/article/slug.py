"""A headline as a file name: lower-case ASCII letters, digits and hyphens."""

import re
import unicodedata

LONGEST = 70

_LATIN = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
}
# Ukraine's own table of 2010, and the letters that Russian and Belarusian have beside it.
_CYRILLIC = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "h",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "є": "ie",
    "ж": "zh",
    "з": "z",
    "и": "y",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ь": "",
    "ю": "iu",
    "я": "ia",
    "ʼ": "",
    "ё": "e",
    "ъ": "",
    "ы": "y",
    "э": "e",
    "ў": "u",
}
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}(?!\d))")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_CYRILLIC_WORD = re.compile(r"[а-яёєіїґўʼ]+")
_TAKEN = {
    "readme",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
}


def slug_of(headline: str) -> str:
    """The file name of a headline, without `.md`; empty where it has no letter or digit that can be spelt.

    At most LONGEST characters, cut between words. A name that means something to the system gets `-story`.
    """
    text = unicodedata.normalize("NFC", headline[:1000]).lower()
    text = _THOUSANDS.sub("", _APOSTROPHES.sub("", text))
    text = _CYRILLIC_WORD.sub(lambda word: _romanised(word.group()), text)
    text = "".join(_LATIN.get(char, char) for char in text)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return f"{slug}-story" if slug in _TAKEN else slug


def _romanised(word: str) -> str:
    first = _FIRST.get(word[0], word[0])
    return "".join(_CYRILLIC.get(char, char) for char in (first + word[1:]).replace("зг", "zgh"))
