"""The body of one article: paragraphs, quotations, subheads, lists, links and photos, from the grammar."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from bench.cast import Cast
from bench.grammar import Story


class Target(NamedTuple):
    """An earlier article that a link may lead to."""

    id: str
    headline: str


class Composer:
    """Writes one body. Blocks are Markdown, one paragraph, heading or list each."""

    def __init__(self, rng: Random, cast: Cast, story: Story, common: Story):
        self.rng, self.cast = rng, cast
        self.pools = {
            name: [*_shuffled(rng, story, name), *_shuffled(rng, common, name)]
            for name in ("fact", "quote", "subhead", "background")
        }
        facts = self.pools["fact"]
        self.pools["fact"] = facts[:8] + rng.sample(facts[8:], len(facts) - 8)  # the story's own come first
        self.story, self.common = story, common

    def body(self, words: int, photos: list[str], targets: list[Target]) -> list[str]:
        """About `words` words, with the photos placed and some of the targets linked."""
        rng = self.rng
        opening = self.line(rng.choice(self.story.sections["opening"]))
        blocks = [f"{opening} {self.facts(1)}"]
        extras = self._extras(photos, targets)
        rng.shuffle(extras)
        every = max(1, words // 75 // (len(extras) + 1))
        paragraphs = 0
        while _length(blocks) < words - 40 and self.pools["fact"]:
            if paragraphs % 4 == 2 and self.pools["subhead"]:
                blocks.append("## " + self.line(self.pools["subhead"].pop()))
            blocks += self._paragraphs()
            paragraphs += 1
            if extras and paragraphs % every == 0:
                blocks += extras.pop()()
        for extra in extras:
            blocks += extra()
        if self.pools["background"] and rng.random() < 0.7:
            blocks.append(self._some("background", 2))
        blocks.append(self.line(rng.choice(self.common.sections["close"])))
        return blocks

    def line(self, template: str) -> str:
        """A template as a sentence."""
        return self.cast.sentence(template)

    def facts(self, most: int) -> str:
        """One to `most` sentences of fact."""
        return self._some("fact", self.rng.randint(1, most))

    def _some(self, pool: str, count: int) -> str:
        lines = [self.pools[pool].pop(0) for _ in range(min(count, len(self.pools[pool])))]
        return " ".join(self.line(line) for line in lines)

    def _paragraphs(self) -> list[str]:
        if len(self.pools["quote"]) >= 3:
            draw = self.rng.random()
            if draw < 0.08:
                return self._quoted("running").split("¶")
            if draw < 0.42:
                quotation = self._quoted("quoted")
                return [quotation if self.rng.random() < 0.6 else f"{self.facts(1)} {quotation}"]
        return [self.facts(3)]

    def _quoted(self, section: str) -> str:
        template = self.rng.choice(self.common.sections[section])
        for name in ("{quote}", "{quote2}", "{quote3}"):
            if name in template:
                template = template.replace(name, self.pools["quote"].pop(0))
        return self.line(template.replace("{say}", self.rng.choice(self.common.sections["say"])))

    def _extras(self, photos: list[str], targets: list[Target]) -> list[Callable[[], list[str]]]:
        rng, sections = self.rng, self.common.sections
        extras = [lambda photo=photo: [f"![](photo:{photo})"] for photo in photos]
        extras += [lambda target=target: [self._linked(target)] for target in targets]
        if rng.random() < 0.5:
            head, *entries = self.story.sections["list"]
            extras.append(lambda: [self.line(head), "\n".join(self.line(entry) for entry in entries)])
        if rng.random() < 0.2:
            extras.append(lambda: [self.line(rng.choice(sections["web"]))])
        if rng.random() < 0.1:
            extras.append(lambda: ["> " + self.line(rng.choice(sections["blockquote"]))])
        return extras

    def _linked(self, target: Target) -> str:
        template = self.rng.choice(self.common.sections["linked"])
        return template.format(title=target.headline, target=target.id)


def _shuffled(rng: Random, story: Story, section: str) -> list[str]:
    lines = list(story.sections.get(section, ()))
    rng.shuffle(lines)
    return lines


def _length(blocks: list[str]) -> int:
    return sum(len(block.split()) for block in blocks)
