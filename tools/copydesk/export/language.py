"""What a page has to know of the language of a text (BCP 47)."""

_LEFTWARD = frozenset("ar arc ckb dv fa he ks lrc mzn nqo pnb ps sd syr ug ur yi".split())
_LEFTWARD_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, such as `he` and `az-Arab`, else `ltr`."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    leftward = script in _LEFTWARD_SCRIPTS if script else first in _LEFTWARD
    return "rtl" if leftward else "ltr"


def is_english(language: str) -> bool:
    """Whether a language is English, of whatever country."""
    return language.lower().split("-")[0] == "en"
