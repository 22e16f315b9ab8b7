"""HTML pages from the newsroom's templates and styles in `schema/templates/`.

A style is put into the page: so each page stands whole, wherever it is taken or opened from, and its
Content-Security-Policy names the very bytes of the style and nothing that could be put beside it.
"""

import base64
import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from copydesk.desk import Desk, DeskError
from copydesk.desk.desk import default_schema
from copydesk.export.furniture import Furnishings, clock
from copydesk.export.item import Image
from copydesk.export.language import direction, is_english
from copydesk.export.press import Press
from copydesk.export.shown import origins, shown

_ENGLISH = Markup(' lang="en"')  # the templates' own words


class Pages:
    """Writes pages. The program's own templates and styles stand in for those that a newsroom does not have.

    Raises DeskError where a template can't be used.
    """

    def __init__(self, desk: Desk, furnishings: Furnishings):
        own = desk.schema_folder / "templates"
        _refuse_links(own)
        self._folders = [own, default_schema() / "templates"]
        self._environment = _Sandbox(
            loader=FileSystemLoader(self._folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
        )
        self._environment.filters.update(
            day=_day, clock=clock, weekday=_weekday, direction=direction, shown=shown
        )
        settings = desk.settings
        self._environment.globals.update(
            publisher=settings.publisher,
            say=_say,
            rights=settings.rights.notice or f"© {settings.rights.holder or settings.publisher}",
        )
        self._time_zone, self._furnishings = settings.time_zone, furnishings
        self._styles: dict[tuple[str, ...], Markup] = {}

    def write(
        self,
        template: str,
        styles: tuple[str, ...],
        about: str,
        language: str,
        root: str,
        images: Iterable[Image] = (),
        data: str | None = None,
        **values: Any,
    ) -> bytes:
        """A page. `about` is what an error calls it; `root` the way from it to the bundle's root, `../../`;
        `images` all that it shows; `data` is JSON without `<`, for a script element; `values` are what the
        template tells."""
        style, words = self._style(styles), self._furnishings.of(language)
        try:
            page = self._environment.get_template(template).render(
                values,
                language=language,
                words=words,
                zone=words.zone(self._time_zone),
                english=_ENGLISH if words.language == "en" and not is_english(language) else "",
                root=root,
                style=style,
                data=Markup(data) if data else None,
                policy=policy(style, data, images),
            )
        except TemplateSyntaxError as error:
            raise DeskError(
                f"{error.name or template}:{error.lineno}: this template can't be read: {error.message}"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise DeskError(f"{template}: this template can't be read: {error}") from None
        except (TemplateError, TypeError, ValueError, AttributeError, KeyError) as error:
            raise DeskError(f"{template}: this template failed on {about}: {error}") from None
        return page.encode()

    def _style(self, names: tuple[str, ...]) -> Markup:
        if names not in self._styles:
            self._styles[names] = Markup("\n".join(_first(self._folders, name) for name in names))
        return self._styles[names]


class _Sandbox(SandboxedEnvironment):
    """Jinja's own, which takes its time over each attribute; the fields of our values are known to be harmless."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def of_press(press: Press) -> Pages:
    """The pages of an export, made once."""
    return press.once("pages", lambda: Pages(press.desk, press.furnishings))


def policy(style: str, data: str | None, images: Iterable[Image]) -> str:
    """What a page may load: its style, its data, the photos beside it, and those that stand elsewhere.

    Browsers don't apply a policy to data; checkers, and browsers that once did, find its digest.
    """
    images = list(images)
    beside = ["'self'"] if any(not image.url for image in images) else []
    sources = " ".join(beside + origins(images))
    parts = [
        "default-src 'none'",
        f"style-src {_digest(style)}",
        f"script-src {_digest(data)}" if data else "",
        f"img-src {sources}" if sources else "",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(filter(None, parts))


@pass_context
def _say(page: Context, name: str, /, **values: object) -> str:
    return page["words"].say(name, **values)


@pass_context
def _day(page: Context, moment: date) -> str:
    return page["words"].day(moment)


@pass_context
def _weekday(page: Context, moment: date) -> str:
    return page["words"].weekday(moment)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _refuse_links(folder: Path) -> None:
    """Raise DeskError where a template is a link: it could lead anywhere, and what it leads to be out."""
    for file in folder.rglob("*"):
        if file.is_symlink():
            name = file.relative_to(folder).as_posix()
            raise DeskError(f"templates/{name} is a link, and was not followed.")


def _first(folders: list[Path], name: str) -> str:
    """The text of a style in the first folder that has it."""
    for folder in folders:
        if (folder / name).is_file():
            try:
                return (folder / name).read_text(encoding="utf-8").strip().replace("</", "<\\/")
            except (OSError, UnicodeDecodeError) as error:
                raise DeskError(f"{name}: this style can't be read: {error}") from None
    raise DeskError(f"templates/{name} is missing. `copydesk init` writes the default one.")
