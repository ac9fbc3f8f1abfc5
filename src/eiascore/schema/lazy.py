"""What frozen data can do beyond holding values: ask a module above it for a view, once somebody wants one.

``schema`` stands below everything that could draw, so it names the module and imports it when it is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from eiascore.errors import UsageError

if TYPE_CHECKING:
    from eiascore.schema.document import Document


def view(place: str, *arguments: Any, **options: Any) -> Any:
    """Call a function of a module of eiascore that stands above this one.

    Parameters
    ----------
    place : str
        Module and function, such as ``"reading.locate:boxes"``.
    *arguments, **options
        What it is called with.

    Returns
    -------
    Any
        What it returns.

    Examples
    --------
    >>> view("reading.sentences:split", "One. Two.")
    [(0, 4), (5, 9)]
    """
    module, name = place.split(":")
    return getattr(import_module(f"eiascore.{module}"), name)(*arguments, **options)


class Beside:
    """The bytes that a document was read from, one for each of its files, and what was found in them since.

    It is no part of the data: two of them are always equal, and pickling or copying leaves the bytes behind.
    """

    __slots__ = ("files", "found")

    def __init__(self, files: tuple[bytes, ...] = ()) -> None:
        self.files = files
        self.found: dict[tuple[str, int, int], Any] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Beside)

    def __hash__(self) -> int:
        return 0

    def __reduce__(self) -> tuple[type[Beside], tuple[()]]:
        return Beside, ()


class Within:
    """The document that a quotation stands in. It is no part of the data: two of them are always equal."""

    __slots__ = ("held",)

    def __init__(self, held: Document | None = None) -> None:
        self.held = held

    @property
    def document(self) -> Document:
        """The document.

        Raises
        ------
        UsageError
            None is known.
        """
        if self.held is None:
            raise UsageError(
                "This was made or loaded by itself, and does not know its document.",
                "Take it from a scorecard, such as card.finding(...).evidence[0].",
            )
        return self.held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Within)

    def __hash__(self) -> int:
        return 1
