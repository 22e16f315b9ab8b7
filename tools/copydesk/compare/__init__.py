"""Two versions of an article side by side, as an editor compares them: words, field by field and paragraph by
paragraph."""

from copydesk.compare.article import Comparison, compare
from copydesk.compare.model import Part, Stretch

__all__ = ["Comparison", "Part", "Stretch", "compare"]
