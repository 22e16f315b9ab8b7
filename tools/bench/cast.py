"""Who and what one article is about: people, places, days and numbers that agree with each other."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.grammar import Story, expand
from bench.world import Person, World

_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine")
_TITLE_END = "\1"  # stands behind a role, where a comma is needed unless another stop follows


class Cast:
    """Fills the slots of one article. A person has a role at the first mention and a surname after it."""

    def __init__(self, rng: Random, story: Story, world: World, day: date):
        self.rng, self.day = rng, day
        self.event = day - timedelta(days=rng.choice((0, 0, 0, 1, 1, 2)))
        self.next = day + timedelta(days=rng.randint(4, 60))
        self.names: dict[str, str] = {}
        self.mentioned: list[Person] = []
        self.place, self.place2, self.place3 = rng.sample(world.places, 3)
        self._numbers(story.table("desk").get("numbers", ""))
        self._words(story, world)
        self.people = self._people(story, world)
        self.makers: dict[str, Callable[[], str]] = self._makers()

    def __call__(self, name: str) -> str:
        """The text of a slot. KeyError for one that does not exist."""
        if name == "p":
            name = self.rng.choice(("p1", "p1", "p2", "p2", "p3"))
        if name in self.people:
            return self._mention(self.people[name])
        if name.endswith(".full"):
            return self.people[name.removesuffix(".full")].name
        return self.names[name] if name in self.names else self.makers[name]()

    def sentence(self, template: str) -> str:
        """A template with its slots filled."""
        text = expand(template, self.rng, self)
        for stop in ".,;:":
            text = text.replace("," + _TITLE_END + stop, stop)
        return text.replace(_TITLE_END, "")

    def _mention(self, person: Person) -> str:
        if person in self.mentioned:
            return person.surname
        self.mentioned.append(person)
        return f"{person.name}, {person.role},{_TITLE_END}"

    def _numbers(self, ranges: str) -> None:
        rng, put = self.rng, self.names.__setitem__
        limits = {"total": (24, 240), "before": (40, 400), "high": (40, 400)}
        for part in ranges.split():
            name, _, span = part.partition("=")
            limits[name] = tuple(int(end) for end in span.split("-"))
        for whole, part, rest in (("total", "part", "rest"), ("all", "some", "others")):
            total = rng.randint(*limits.get(whole, limits["total"]))
            share = rng.randint(total // 4, total - total // 4 - 1)
            for name, number in ((whole, total), (part, share), (rest, total - share)):
                put(name, f"{number:,}")
        before, percent = _round(rng.randint(*limits["before"])), 5 * rng.randint(1, 12)
        put("before", f"{before:,}")
        put("percent", str(percent))
        put("after", f"{before * (100 + percent) // 100:,}")
        high, drop = _round(rng.randint(*limits["high"])), 5 * rng.randint(1, 9)
        put("high", f"{high:,}")
        put("drop", str(drop))
        put("low", f"{high * (100 - drop) // 100:,}")
        cost = rng.randint(12, 480)
        grant = rng.randint(cost // 5, cost - cost // 5)
        for name, tenths in (("cost", cost), ("grant", grant), ("own", cost - grant)):
            put(name, f"€{tenths / 10:.1f} million")
        put("since", str(rng.randint(1852, 1978)))
        put("since2", str(rng.randint(1979, 2002)))
        put("people", f"{rng.randint(120, 900) * 100:,}")

    def _words(self, story: Story, world: World) -> None:
        for name, choices in story.table("words").items():
            self.names.setdefault(name, self.rng.choice(choices.split(" | ")))
        if "crop" in self.names:
            self.names["crop"] = {"cherry": "cherries"}.get(self.names["thing"], self.names["thing"] + "s")
        self.names["firm"] = self.rng.choice(world.common.sections["firm"])
        self.names |= {"place": self.place, "place2": self.place2, "place3": self.place3}

    def _people(self, story: Story, world: World) -> dict[str, Person]:
        desk, rng = story.table("desk"), self.rng
        mayor = world.mayors[self.place]
        free = [name for name in world.surnames if name != mayor.surname]
        surnames, given = rng.sample(free, 3), rng.sample(world.given, 3)
        people = {"mayor": mayor}
        for i, key in enumerate(("p1", "p2", "p3")):
            role = expand(rng.choice(desk[key].split(" | ")), rng, self.names.__getitem__)
            people[key] = mayor if role == mayor.role else Person(given[i], surnames[i], role)
        return people

    def _makers(self) -> dict[str, Callable[[], str]]:
        rng, day = self.rng, self.day

        def whole(low: int, high: int) -> Callable[[], str]:
            return lambda: str(rng.randint(low, high))

        return {
            "few": lambda: rng.choice(_WORDS),
            "minutes": whole(11, 50),
            "metres": whole(11, 90),
            "km": whole(11, 80),
            "years": whole(21, 60),
            "dozens": whole(12, 48),
            "forty": whole(36, 47),
            "percent2": whole(41, 78),
            "number": whole(100, 9999),
            "pastyear": whole(2003, 2021),
            "decade": lambda: str(10 * rng.randint(195, 198)),
            "big": lambda: f"{100 * rng.randint(11, 89):,}",
            "month": lambda: f"{self.next + timedelta(days=40):%B}",
            "month0": lambda: f"{day - timedelta(days=75):%B}",
            "weekday": lambda: f"{self.event:%A}",
            "day": lambda: f"on {self.event:%A}" if rng.random() < 0.7 else f"on {_date(self.event, day)}",
            "next": lambda: _date(self.next, day) if rng.random() < 0.7 else _date(self.next, date.min),
        }


def _date(moment: date, today: date) -> str:
    """A date with its weekday; with its year too, unless it is that of `today`."""
    return f"{moment:%A}, {moment.day} {moment:%B}" + ("" if moment.year == today.year else f" {moment.year}")


def _round(number: int) -> int:
    """To a multiple of 20, so that every fifth per cent of it is a whole number."""
    return max(20, number // 20 * 20)
