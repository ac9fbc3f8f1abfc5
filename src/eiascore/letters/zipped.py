"""Archives that hold no times, so that the same content has the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that the format knows


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of files, in their order.

    Parameters
    ----------
    files : mapping of str to bytes
        Content by name.

    Returns
    -------
    bytes
        The archive.

    Examples
    --------
    >>> archive({"a.txt": b"a"}) == archive({"a.txt": b"a"})
    True
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the bytes would be others on Windows
            entry.external_attr = 0o644 << 16
            made.writestr(entry, data)
    return buffer.getvalue()


def settled(package: bytes) -> bytes:
    """Return a package such as a Word file with the times of its parts taken out."""
    with zipfile.ZipFile(io.BytesIO(package)) as made:
        return archive({name: made.read(name) for name in made.namelist()})
