"""Two words are glued together, or a space is missing behind a full stop or a comma.

This happens where a caption runs into its credit, a name into its note, or one paragraph into the next.
Names that are written with a capital inside (McDonald, YouTube, iPhone) are left alone: only a name of the
registers, the title of an office and the label of a credit are known to be words of their own.

Bad:
    Further talks with Rustem UmerovSecretary of the council are planned.
Bad (fields):
    photos:
      - id: ministers
        caption: "Władysław Kosiniak-Kamysz and Denys ShmyhalPhoto: PAP"
Bad:
    The talks came to an end.Next week they go on.
Good:
    McDonald's, iPhone, YouTube, eBay and the NATO-led force have capitals inside; so has Booking.Com.
"""


from copydesk.finding import Edit, Fix, Remark, Severity
from copydesk.pattern import Pattern
from copydesk.rules.english import in_english
from copydesk.text import Span

severity = Severity.ERROR

_INNER_CAPITAL = Pattern(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<=[^\W\d_A-Z].)")
_LABELS = {"Photo", "Photos", "Picture", "Credit", "Caption"}
_OFFICES = {
    "Secretary", "Minister", "President", "Chancellor", "Ambassador", "Commissioner", "Governor", "Mayor",
    "Chairman", "Chairwoman", "Spokesman", "Spokeswoman", "Spokesperson", "Deputy", "Senator", "Professor",
    "Colonel", "Commander",
}
_SMALL_WORDS = {"in", "of", "from", "near", "with", "and", "at", "by", "to", "for", "the"}
_LEFT = Pattern(r"[^\W\d_]{1,40}\Z")
_LEFT_PART = Pattern(r"(?:[^\W\d_A-Z]|[A-ZÀ-ÖØ-Þ](?![A-Z]))[^\W\d_A-Z]*\Z")
_RIGHT = Pattern(r"[^\W\d_][^\W\d_A-Z]{1,40}(?![\w@/])")

_NO_SPACE = Pattern(r"[,;.!?](?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?<=[^\W\d_A-Z].)")
_WORD_BEFORE = Pattern(r"(?<![^\s\0(\[“‘\"'—–-])(?:[^\W\d_]{1,40}['’\-]){0,4}[^\W\d_]{2,40}\Z")
_WORD_AFTER = Pattern(r"[^\W\d_]['’\w-]{0,40}(?![^\s\0,.;:!?)”’\"—–]|[.:/@]\w)")
_DOMAINS = {
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "eu", "uk", "us", "pl", "ua", "de", "fr",
    "ie", "ca", "au", "tv", "fm", "me", "ai", "app", "dev", "js", "py", "md", "pdf", "doc", "docx", "xls",
    "xlsx", "csv", "txt", "jpg", "png", "html", "xml", "json", "yml", "yaml", "zip", "exe", "php", "rb",
    "mp3", "mp4",
}
_SENTENCE_BEGINS = {
    "A", "An", "The", "He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "In", "On",
    "At", "But", "And", "This", "That", "These", "Those", "There", "As", "After", "Before", "For", "From",
    "If", "When", "While", "With", "Next", "Last", "Some", "Many", "Most", "Other", "Others", "Earlier",
    "Later", "Meanwhile", "However", "According", "By",
}


def check_article(article, desk):
    if not _may_be_glued(article):
        return
    own = article.copy.own
    capitals = [at for at in _places(_INNER_CAPITAL, own) if own[at].isupper() and own[at - 1].islower()]
    stops = [at for at in _places(_NO_SPACE, own) if own[at - 1].islower()]
    if not (capitals or stops) or not in_english(article, desk):
        return
    for at in capitals:
        yield from _glued(own, at, desk)
    for at in stops:
        yield from _stop_without_space(own, at)


def _may_be_glued(article) -> bool:
    """A cheap look that lets most articles pass: whether a capital stands behind a small letter or a stop."""
    shape, unusual = article.copy.shape, article.source.unusual
    if b"aA" in shape or b".A" in shape:
        return True
    return any(_is_beside_capital(char, article.copy.text) for char in unusual if char.isupper() or _is_rare(char))


def _is_rare(char: str) -> bool:
    """Whether a letter has no small letter's shape though it may be one."""
    return char.isalpha() and not "\u00c0" <= char <= "\u1fff"


def _is_beside_capital(letter: str, text: str) -> bool:
    """Whether a letter is somewhere a capital behind a small letter or a stop, or has a capital behind it."""
    at = text.find(letter)
    while at >= 0:
        if text[at - 1].islower() or text[at - 1] in ",;.!?" or text[at + 1 : at + 2].isupper():
            return True
        at = text.find(letter, at + 1)
    return False


def _places(pattern: Pattern, text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]


def _glued(own: str, at: int, desk):
    """Two words without anything between them, the second at `at`."""
    token, right = _LEFT.search(own[max(0, at - 40) : at]), _RIGHT.match(own, at)
    part = token and _LEFT_PART.search(token.group())
    if not part or not right:
        return
    left, word = part.group(), right.group()
    if _are_two(left, word, own[right.end() : right.end() + 1], desk):
        start = at - len(token.group())
        yield Remark(Span(start, right.end()), f'"{own[start : right.end()]}" is two words glued together. '
                     f'Put what belongs between "{own[start:at]}" and "{word}".',
                     fix=Fix((Edit(Span(at, at), " "),), safe=False))


def _are_two(left: str, right: str, after: str, desk) -> bool:
    if left in _SMALL_WORDS:
        return right in desk.surnames or right in desk.places
    if len(left) < 3 or len(right) < 3:
        return False
    known = right in _OFFICES or left in desk.surnames or right in desk.surnames
    return known or (right in _LABELS and after == ":")


def _stop_without_space(own: str, at: int):
    """A stop or comma at `at` with a sentence or a word right behind it."""
    before, after = _WORD_BEFORE.search(own[max(0, at - 60) : at]), _WORD_AFTER.match(own, at + 1)
    if not before or not after or after.group().lower() in _DOMAINS:
        return
    word, mark = before.group(), own[at]
    if word != word.lower() and mark != "," and after.group() not in _SENTENCE_BEGINS:
        return  # a name such as Yahoo!Inc or System.Text
    fix = Fix((Edit(Span(at + 1, at + 1), " "),), safe=False)
    message = f'A space is missing. Write "{word}{mark} {after.group()}".'
    yield Remark(Span(at - len(word), after.end()), message, fix=fix)
