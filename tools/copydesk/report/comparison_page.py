"""The comparison of versions as a page that stands by itself: no script, nothing loaded, nothing from an
article taken for markup."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from copydesk.compare import Comparison
from copydesk.report.comparison import head_of, summary
from copydesk.report.look import visible


def write(comparisons: Sequence[Comparison], title: str, language: str, out: TextIO) -> None:
    """Write the page; `title` says what is compared with what, `language` is that of the articles (BCP
    47)."""
    folder = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=visible, head=head_of)
    style = (folder / "comparison.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = environment.get_template("comparison.html").render(
        comparisons=comparisons,
        title=title,
        language=language,
        summary=summary(comparisons),
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    out.write(page + "\n")
