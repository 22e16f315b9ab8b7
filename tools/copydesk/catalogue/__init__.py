"""The archive as a catalogue: a row for each article, and asking for those that one is looking for."""

from copydesk.catalogue.query import Query, sorted_rows
from copydesk.catalogue.row import Row
from copydesk.catalogue.rows import rows_of

__all__ = ["Query", "Row", "rows_of", "sorted_rows"]
