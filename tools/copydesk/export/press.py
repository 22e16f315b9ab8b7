"""What a format may ask beside the item in hand: the desk, the moment, and the text of the item as HTML."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from copydesk.desk import Desk
from copydesk.desk.settings import Settings
from copydesk.export.asked import Asked
from copydesk.export.body import Body, render
from copydesk.export.catalogue import Format
from copydesk.export.edition import Edition
from copydesk.export.furniture import Furnishings
from copydesk.export.item import Item

_FROM_A_PAGE = "../"


class Press:
    """One for an export. `formats` are those that are written."""

    def __init__(
        self,
        desk: Desk,
        edition: Edition | Asked,
        formats: tuple[Format, ...],
        shared: dict[str, Any] | None = None,
    ):
        self.desk, self.edition, self.formats = desk, edition, formats
        self._shared: dict[str, Any] = {} if shared is None else shared
        self._in_hand: tuple[Item | None, dict[str, Any]] = None, {}  # what was made for an item
        self._bodies: dict[str, Body] = {}  # of those that will be asked for again, by id

    def of(self, edition: Asked) -> "Press":
        """The same with an edition that notes what it is asked."""
        return Press(self.desk, edition, self.formats, self._shared)

    @property
    def settings(self) -> Settings:
        return self.desk.settings

    @property
    def as_of(self) -> datetime:
        """The moment of the edition, in UTC."""
        return self.edition.as_of

    @property
    def furnishings(self) -> Furnishings:
        """The words around the articles, in every language that has some."""
        return self.once("furnishings", lambda: Furnishings(self.desk))

    def writes(self, format: str) -> bool:
        """Whether a format is in the bundle."""
        return any(known.name == format for known in self.formats)

    def text(self, item: Item) -> Body:
        """The text of an item with links as they are on the web: `https://DOMAIN/items/ID/article.html`."""
        there = f"https://{self.settings.domain}/items/"
        return self.for_item(item, "text", lambda: self.page(item).moved(_FROM_A_PAGE, there))

    def page(self, item: Item) -> Body:
        """The text of an item with links from its own folder: `../ID/article.html`."""
        if item.id in self._bodies:
            return self._bodies[item.id]
        images = {image.id: image for image in item.images[1:]}
        return self.for_item(item, "page", lambda: render(item.body, images, self._link, self.tells))

    def remember(self, item: Item, body: Body) -> None:
        """Keep what `page` gave for an item that will be asked for again."""
        self._bodies[item.id] = body

    def for_item(self, item: Item, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for an item: work on it that several formats share."""
        if self._in_hand[0] is not item:
            self._in_hand = item, {}
        made = self._in_hand[1]
        if name not in made:
            made[name] = make()
        return made[name]

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for this export, such as a template."""
        if name not in self._shared:
            self._shared[name] = make()
        return self._shared[name]

    def tells(self, text: str) -> bool:
        """Whether a text, or an address, has the name of an article that is not out."""
        return self.edition.tells(text)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_shared": {}, "_in_hand": (None, {})}  # another process makes its own

    def _link(self, id: str) -> str | None:
        return f"{_FROM_A_PAGE}{id}/article.html" if self.edition.headline(id) is not None else None
