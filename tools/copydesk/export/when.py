"""Times in words, the same on every machine."""

from datetime import date, datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(moment: date) -> str:
    """`18 September 2025`; a datetime will do."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def weekday(moment: date) -> str:
    """`Thursday`; a datetime will do."""
    return _WEEKDAYS[moment.weekday()]


def clock(moment: datetime) -> str:
    """`17:05`."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def zone_words(time_zone: str) -> str:
    """A time zone as readers know it: `Warsaw time` for Europe/Warsaw, `UTC` for UTC."""
    region, slash, place = time_zone.rpartition("/")
    return f"{place.replace('_', ' ')} time" if slash and region != "Etc" else place


def utc_text(moment: datetime) -> str:
    """A moment in UTC as RFC 3339 writes it: `2025-09-18T15:05:00Z`. The moment is in UTC."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
