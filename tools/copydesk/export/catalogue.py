"""Finds the formats of the bundle: the modules in `formats/`, and those that other packages bring.

A package brings one by an entry point in the group `copydesk.formats` whose value is the module.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from copydesk.desk.nearest import did_you_mean
from copydesk.error import DeskError

GROUP = "copydesk.formats"


@dataclass(frozen=True)
class Format:
    """One format. One of items has `file` and `write_item`, one of editions `write_edition`: see README.md.

    `lost` says of fields of an article, by their routes (`corrections.was`), why the format can't carry them.
    """

    name: str
    doc: str
    media_type: str
    file: str | None = None
    write_item: Callable | None = None
    write_beside: Callable | None = None
    write_withdrawn: Callable | None = None
    write_edition: Callable | None = None
    lost: Mapping[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.doc.strip().splitlines()[0]

    def withdrawn_file(self, id: str) -> str:
        """Where the notice of a withdrawn article stands: `withdrawn/20250918-k7x4m2.newsml.xml`."""
        return f"withdrawn/{id}.{(self.file or '').partition('.')[2]}"


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format, by name. Raises DeskError on one that is not complete, or a name given twice."""
    folder = Path(__file__).parent / "formats"
    names = [file.stem for file in folder.glob("*.py") if not file.stem.startswith("_")]
    found = {name: _format(name, import_module(f"copydesk.export.formats.{name}")) for name in sorted(names)}
    for point in entry_points(group=GROUP):
        if point.name in found:
            raise DeskError(f"the package of {point.value} brings a format {point.name}, and there is one.")
        try:
            module = point.load()
        except Exception as error:  # it is somebody else's code
            raise DeskError(f"the format {point.name} ({point.value}) can't be used: {error}") from None
        found[point.name] = _format(point.name, module)
    return tuple(found[name] for name in sorted(found))


def chosen(names: Iterable[str] | None = None) -> tuple[Format, ...]:
    """The formats of some names, or all. Raises DeskError on a name that is none."""
    known = {format.name: format for format in all_formats()}
    names = known if names is None else dict.fromkeys(names)
    if not names:
        raise DeskError("--formats names none. `copydesk export --list-formats` lists them.")
    for name in names:
        if name not in known:
            raise DeskError(
                f"there is no format {name!r}.{did_you_mean(name, known)} "
                "`copydesk export --list-formats` lists them."
            )
    return tuple(known[name] for name in sorted(names))


def _format(name: str, module: ModuleType) -> Format:
    names = ("media_type", "file", "write_item", "write_beside", "write_withdrawn", "write_edition", "lost")
    parts = {part: getattr(module, part) for part in names if hasattr(module, part)}
    if not (module.__doc__ or "").strip() or "media_type" not in parts:
        raise DeskError(f"the format {name} has no docstring or no media_type.")
    if ("write_item" in parts) == ("write_edition" in parts) or ("write_item" in parts) != ("file" in parts):
        raise DeskError(f"the format {name} needs `file` and write_item(), or write_edition(), and not both.")
    return Format(name, module.__doc__ or "", **parts)
