"""A whole generated newsroom: settings, schemas, articles that link to each other, and their photos."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from bench.cast import Cast
from bench.compose import Composer, Target
from bench.grammar import Story
from bench.item import Item, some_hand, write
from bench.pictures import picture
from bench.world import World, make_world, people_register, slug

ROOT = Path(__file__).parents[2]
ZONE = "Europe/Warsaw"
FIRST_DAY = date(2025, 1, 2)
DAYS = 350
PHOTO_BYTES = 50_000
WORDS, SPREAD, FEWEST, MOST = 490, 110, 170, 900

SETTINGS = f"""\
publisher = "The Generated Desk"
domain = "example.org"
language = "en-GB"
time-zone = "{ZONE}"

[limits]
photo-bytes = {PHOTO_BYTES}

[rights]
notice = "Generated text. Every event and every person quoted in it is invented."
"""


@dataclass
class _Archive:
    """What later articles may use of earlier ones."""

    targets: list[Target] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)  # path under articles/, credit
    captions: dict[str, str] = field(default_factory=dict)  # caption: the picture it belongs to
    slugs: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Generated:
    """One article as a file, and the pictures that are new with it, by path."""

    id: str
    path: str
    text: str
    words: int
    pictures: dict[str, bytes]


def articles(count: int, seed: int, root: Path = ROOT) -> Iterator[Generated]:
    """`count` articles, oldest first. The same numbers and registers give the same text."""
    world, archive = make_world(root, seed), _Archive()
    for index in range(count):
        yield _Desk(world, archive, Random(f"{seed} {index}"), index, count).article()


def write_newsroom(folder: Path, generated: list[Generated], seed: int, root: Path = ROOT) -> None:
    """Write a newsroom into a new or empty folder. FileExistsError when it has something in it."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "copydesk.toml").write_bytes(SETTINGS.encode())
    shutil.copytree(root / "schema", folder / "schema")
    people = folder / "schema" / "registers" / "people.yaml"
    people.write_bytes(people.read_bytes() + people_register(make_world(root, seed)).encode())
    for article in generated:
        file = folder / article.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(article.text.encode())
        for path, data in article.pictures.items():
            (folder / path).write_bytes(data)


class _Desk:
    """Makes one article."""

    def __init__(self, world: World, archive: _Archive, rng: Random, index: int, count: int):
        self.world, self.archive, self.rng, self.index = world, archive, rng, index
        day = FIRST_DAY + timedelta(days=index * DAYS // count)
        self.at = datetime.combine(day, time(rng.randint(6, 19), rng.randint(0, 59)), ZoneInfo(ZONE))
        self.story: Story = rng.choice(list(world.stories.values()))
        self.cast = Cast(rng, self.story, world, day)
        self.composer = Composer(rng, self.cast, self.story, world.common)
        self.status = self._status()
        self.new_pictures: dict[str, bytes] = {}

    def article(self) -> Generated:
        rng = self.rng
        headline = self._headline()
        path = self._path(headline)
        photos = self._photos(path)
        earlier = self.archive.targets
        targets = rng.sample(earlier, min(len(earlier), rng.choice((0, 1, 1, 2, 3))))
        inline = targets[:1] if rng.random() < 0.7 else []
        words = int(min(MOST, max(FEWEST, rng.gauss(WORDS, SPREAD))))
        blocks = self.composer.body(words, [photo["id"] for photo in photos[1:]], inline)
        item = Item(path, self._fields(headline, photos, targets, "\n\n".join(blocks)), blocks)
        text = write(item, some_hand(rng), rng)
        if self.status == "published":
            self.archive.targets.append(Target(item.fields["id"], headline))
        count = sum(len(block.split()) for block in blocks)
        return Generated(item.fields["id"], path, text, count, self.new_pictures)

    def _status(self) -> str:
        draw = self.rng.random()
        return "draft" if draw < 0.01 else "held" if draw < 0.02 else "withdrawn" if draw < 0.03 else "published"

    def _headline(self) -> str:
        fitting = [self.composer.line(template) for template in self.story.sections["headline"]]
        return self.rng.choice([line for line in fitting if len(line) <= 88] or [min(fitting, key=len)])

    def _path(self, headline: str) -> str:
        base = name = slug(headline)
        number = 2
        while (path := f"articles/{self.at:%Y/%m/%d}/{name}.md") in self.archive.slugs:
            name, number = f"{base}-{number}", number + 1
        self.archive.slugs.add(path)
        return path

    def _id(self) -> str:
        letters = "abcdefghijklmnopqrstuvwxyz234567"
        number = self.index * 20_015_101 % 32**5  # an odd factor: no number comes twice
        code = "".join(letters[number // 32**i % 32] for i in range(5))
        return f"{self.at:%Y%m%d}-{self.rng.choice(letters[:26])}{code}"

    def _fields(self, headline: str, photos: list[dict[str, str]], targets: list[Target], body: str) -> dict:
        rng, desk, line = self.rng, self.story.table("desk"), self.composer.line
        fields: dict = {"id": self._id(), "status": self.status, "section": self._section(desk["section"])}
        if rng.random() < 0.9:
            fields["language"] = "en-GB"
        fields["headline"] = headline
        changes = self._changes(body)
        if changes and self.status == "published" and rng.random() < 0.7:
            fields["label"] = "update" if "updates" in changes else "correction"
        fields["lead"] = line(rng.choice(self.story.sections["lead"]))
        fields["dateline"] = self.cast.place
        if rng.random() < 0.1:
            fields["dateline"] = {"place": self.cast.place, "country": "PL", "date": f"{self.cast.event}"}
        fields["byline"] = self._byline()
        if self.status != "draft":
            fields["published"] = self.at.isoformat()
        fields["topics"] = self._topics(desk["topics"])
        fields["sources"] = self._sources()
        if photos:
            fields["photos"] = photos
        if people := self._people(body):
            fields["people"] = people
        if targets:
            fields["related"] = [target.id for target in targets]
        if rng.random() < 0.02 and self.status == "published":
            fields["aliases"] = [self.at.strftime("%Y/%m/%d/") + f"first-draft-{self.index}"]
        fields |= changes
        if self.status == "withdrawn":
            fields["withdrawal"] = {"at": self._later(30, 300), "reason": self._common("reason")}
        if rng.random() < 0.03:
            fields["ai"] = {"system": "Text recognition", "used_for": self._common("purpose"),
                            "reviewed_by": rng.choice(self._staff())}
        return fields

    def _section(self, wanted: str) -> str:
        sections = self.world.desk.sections.entries
        return next((name for name in wanted.split(", ") if name in sections), next(iter(sections)))

    def _topics(self, wanted: str) -> list[str]:
        """Codes, or names, of what the story is about."""
        codes = self.world.desk.topic_codes
        known = [name for name in wanted.split(", ") if name in codes] or [next(iter(codes))]
        some = known[: self.rng.randint(1, len(known))]
        return some if self.rng.random() < 0.2 else [codes[name] for name in some]

    def _staff(self) -> list[str]:
        day = self.at.date().isoformat()
        staff = self.world.desk.staff.entries.values()
        return [e.code for e in staff if e.text("from") <= day <= (e.text("until") or day)]

    def _byline(self) -> list:
        staff, rng = self._staff(), self.rng
        if rng.random() < 0.07:
            return [{"name": self._photographer(), "role": "contributor"}]
        return rng.sample(staff, min(len(staff), rng.choice((1, 1, 1, 2))))

    def _sources(self) -> list:
        rng = self.rng
        sources: list = rng.sample(self.world.sources, rng.randint(1, 3))
        if rng.random() < 0.4:
            document = {"name": self._common("document"), "kind": rng.choice(("document", "interview", "own"))}
            if rng.random() < 0.5:
                document["url"] = f"https://www.example.org/documents/{rng.randint(100, 9999)}"
                document["accessed"] = f"{self.cast.event}"
            sources.append(document)
        return sources

    def _people(self, body: str) -> list:
        mentioned = [person for person in self.cast.mentioned if person.name in body]
        if self.rng.random() < 0.5:
            return []
        return [p.key if p.key else {"name": p.name, "role": p.role} for p in mentioned]

    def _changes(self, body: str) -> dict:
        rng = self.rng
        if self.status == "draft":
            return {}
        draw = rng.random()
        if draw < 0.15:
            times = sorted(rng.sample(range(20, 600), rng.randint(1, 2)))
            return {"updates": [{"at": self._later(at, at), "note": self._common("update")} for at in times]}
        if draw < 0.2:
            total = self.cast.names["total"]
            now = next((f"{total} {word}" for word in self._after(total, body)), "")
            if now:
                was = now.replace(total, f"{int(total.replace(',', '')) + rng.randint(2, 9):,}")
                return {"corrections": [{"at": self._later(60, 900), "kind": "correction",
                                         "note": f"It is {now}, not {was}.", "was": was, "now": now}]}
        if draw < 0.22:
            return {"corrections": [{"at": self._later(30, 90), "kind": "refile", "note": self._common("refile")}]}
        return {}

    @staticmethod
    def _after(number: str, body: str) -> list[str]:
        words = body.split()
        return [after for word, after in zip(words, words[1:]) if word == number and after.isalpha()]

    def _later(self, least: int, most: int) -> str:
        zone = self.at.tzinfo
        later = self.at.astimezone(ZoneInfo("UTC")) + timedelta(minutes=self.rng.randint(least, most))
        return later.astimezone(zone).isoformat()

    def _common(self, section: str) -> str:
        """One of the common templates, filled."""
        return self.composer.line(self.rng.choice(self.world.common.sections[section]))

    def _photographer(self) -> str:
        return f"{self.rng.choice(self.world.given)} {self.rng.choice(self.world.surnames)}"

    def _photos(self, path: str) -> list[dict[str, str]]:
        photos: list[dict[str, str]] = []
        for number in range(self.rng.choice((0, 1, 1, 1, 2, 3))):
            photo = self._photo(path, number)
            if photo and photo["caption"] not in [other["caption"] for other in photos]:
                photos.append(photo)
        return photos

    def _photo(self, path: str, number: int) -> dict[str, str] | None:
        rng, archive = self.rng, self.archive
        pair = rng.randrange(len(self.story.sections["caption"]))
        caption = self.composer.line(self.story.sections["caption"][pair])
        alt = self.story.sections["alt"][pair]
        reused = rng.choice(archive.pictures[-40:]) if archive.pictures and rng.random() < 0.6 else None
        folder, _, name = path.rpartition("/")
        folder = folder.removeprefix("articles/")
        kind = "jpg" if rng.random() < 0.3 else "png"
        new = f"{folder}/{'-'.join(name[:-3].split('-')[:4])}-{self.index}-{number}.{kind}"
        agency, photographer = rng.choice(self.world.agencies), self._photographer()
        where, credit = reused or (new, f"{agency}/{photographer}")
        if archive.captions.setdefault(caption, where) != where:
            return None
        if not reused:
            archive.pictures.append((where, credit))
            self.new_pictures["articles/" + where] = picture(rng, kind, agency, photographer, caption)
        beside = where.startswith(folder)
        photo = {"id": f"photo-{number + 1}", "file": where.rpartition("/")[2] if beside else where,
                 "caption": caption, "alt": alt, "credit": credit}
        if rng.random() < 0.3:
            photo["rights"] = rng.choice(self.world.common.sections["rights"])
        if rng.random() < 0.3:
            photo["digital_source_type"] = "algorithmicMedia"
        return photo
