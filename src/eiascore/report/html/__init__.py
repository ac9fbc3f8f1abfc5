"""Published scorecard -> one HTML page that needs nothing else, and the index of many: no script, no request."""

from eiascore.report.html.index import Entry, Unread, entry, index, index_of
from eiascore.report.html.page import page

__all__ = ["Entry", "Unread", "entry", "index", "index_of", "page"]
