"""The page of an article as HTML, from the newsroom's template in `schema/templates/`."""

import base64
import hashlib
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from copydesk.desk import Desk, DeskError
from copydesk.desk.desk import default_schema
from copydesk.export.body import Body
from copydesk.export.formats import jsonld
from copydesk.export.item import Item
from copydesk.export.press import Press
from copydesk.export.when import clock, day, zone_words

file = "article.html"
media_type = "text/html"
lost: dict[str, str] = {}

_TEMPLATE = "article.html"
_STYLE = "article.css"


def write_item(item: Item, press: Press) -> bytes:
    """The page of an item. Raises DeskError where a template can't be used."""
    return press.once("pages", lambda: Pages(press.desk)).write(item, press.page(item))


class Pages:
    """Writes pages. The program's own template and style stand in for those a newsroom does not have.

    Raises DeskError where a template can't be used.
    """

    def __init__(self, desk: Desk):
        self.settings = desk.settings
        own = desk.schema_folder / "templates"
        _refuse_links(own)
        folders = [own, default_schema() / "templates"]
        environment = SandboxedEnvironment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters.update(day=day, clock=clock)
        self._style = Markup(_first(folders, _STYLE))
        try:
            self._template = environment.get_template(_TEMPLATE)
        except TemplateSyntaxError as error:
            raise DeskError(
                f"{_TEMPLATE}:{error.lineno}: this template can't be read: {error.message}"
            ) from None
        except (TemplateError, OSError, UnicodeDecodeError) as error:
            raise DeskError(f"{_TEMPLATE}: this template can't be read: {error}") from None

    def write(self, item: Item, body: Body) -> bytes:
        """The page of an item. `body` is rendered with addresses that are relative to the item's folder."""
        placed = {image.id for image in body.images}
        try:
            page = self._template.render(
                item=item,
                lead=item.images[0] if item.images else None,
                gallery=[image for image in item.images[1:] if image.id not in placed],
                parts=[Markup(part) if isinstance(part, str) else part for part in body.parts],
                edited=[change for change in item.changes if change.kind == "update"],
                corrected=[change for change in item.changes if change.kind != "update"],
                publisher=self.settings.publisher,
                zone=zone_words(self.settings.time_zone),
                policy=self._policy(item),
                style=self._style,
                jsonld=Markup(jsonld.script(item, body, self.settings)),
            )
        except (TemplateError, TypeError, ValueError, AttributeError) as error:
            raise DeskError(f"{_TEMPLATE}: this template failed on {item.path}: {error}") from None
        return page.encode()

    def _policy(self, item: Item) -> str:
        """What the page may load: its style, the photos beside it, and those that stand elsewhere."""
        digest = base64.b64encode(hashlib.sha256(self._style.encode()).digest()).decode()
        elsewhere = " https:" if any(image.url for image in item.images) else ""
        return (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'{elsewhere}; "
            "base-uri 'none'; form-action 'none'"
        )


def _refuse_links(folder: Path) -> None:
    """Raise DeskError where a template is a link: it could lead anywhere, and what it leads to be published."""
    for file in folder.rglob("*"):
        if file.is_symlink():
            raise DeskError(f"templates/{file.relative_to(folder).as_posix()} is a link, and was not followed.")


def _first(folders: list[Path], name: str) -> str:
    """The text of a file in the first folder that has it."""
    for folder in folders:
        if (folder / name).is_file():
            try:
                return (folder / name).read_text(encoding="utf-8").replace("</", "<\\/")
            except (OSError, UnicodeDecodeError) as error:
                raise DeskError(f"{name}: this style can't be read: {error}") from None
    raise DeskError(f"templates/{name} is missing. `copydesk init` writes the default one.")
