"""Errors that teach: what was being read, what is wrong, what to do next.

Each class carries a stable ``code`` and the exit status that the command line ends with, and survives pickling so that
its text crosses process borders in a batch.
"""

from __future__ import annotations


class EiaError(Exception):
    """Base of every error that eiascore raises on purpose.

    Parameters
    ----------
    what : str
        What is wrong, naming the file, line or option.
    todo : str
        What the reader can do next.
    """

    code = "error"
    exit_status = 70

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what, todo)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class UnreadableError(EiaError):
    """The file cannot be read as a document at all (exit status 4)."""

    code = "unreadable"
    exit_status = 4


class FileProblemError(UnreadableError):
    """There is no such file, or it is a folder or cannot be opened."""

    code = "no_such_file"


class NotADocumentError(UnreadableError):
    """The bytes are no format that eiascore reads."""

    code = "not_a_document"


class EmptyDocumentError(UnreadableError):
    """The file holds no bytes or no words."""

    code = "empty"


class EncryptedError(UnreadableError):
    """The file is protected by a password."""

    code = "encrypted"


class DamagedError(UnreadableError):
    """The file claims a format but its structure is broken."""

    code = "damaged"


class ScannedError(UnreadableError):
    """The pages are pictures without a text layer."""

    code = "scanned"


class IllegibleError(UnreadableError):
    """The text is garbled: too few of its words read as words of a language."""

    code = "illegible"


class TooLargeError(UnreadableError):
    """The file is beyond a limit in the settings."""

    code = "too_large"


class UsageError(EiaError):
    """What was asked for is missing, unknown or contradicts itself (exit status 2)."""

    code = "usage"
    exit_status = 2


class PageRangeError(EiaError):
    """The pages asked for are not in the file, or its format has none (exit status 2)."""

    code = "pages"
    exit_status = 2


class ModelError(EiaError):
    """A model file is missing, damaged or of another format (exit status 5)."""

    code = "model"
    exit_status = 5


class RubricError(EiaError):
    """A rubric file is invalid; the message names the file and line (exit status 5)."""

    code = "rubric"
    exit_status = 5


class LabelsError(EiaError):
    """A folder of labelled documents is not as it should be; the message names the file and line (exit status 4)."""

    code = "labels"
    exit_status = 4


class OutputError(EiaError):
    """The output file cannot be written (exit status 2)."""

    code = "output"
    exit_status = 2


class ManifestError(EiaError):
    """The list of published assessments is invalid (exit status 2)."""

    code = "manifest"
    exit_status = 2


class NoNetworkError(EiaError):
    """No publisher can be reached (exit status 4)."""

    code = "no_network"
    exit_status = 4


class ChangedError(UnreadableError):
    """The file is not what it was when the batch was planned: it was replaced while the batch ran."""

    code = "changed"


class TooSlowError(UnreadableError):
    """Reading and scoring a document took longer than a batch allows, by the clock or of the processor."""

    code = "too_slow"


class TooMuchMemoryError(UnreadableError):
    """Reading and scoring a document took more memory than a batch allows."""

    code = "too_much_memory"


class CrashedError(UnreadableError):
    """The process that read a document ended without a word: killed, or a fault in a library."""

    code = "crashed"


class FaultError(UnreadableError):
    """A fault in eiascore itself, in a batch that goes on with the other documents."""

    code = "fault"


class SourceError(EiaError):
    """There are no documents where a batch shall look (exit status 4)."""

    code = "source"
    exit_status = 4


class MetadataError(EiaError):
    """The list of policies beside the documents is invalid; the message names the line (exit status 2)."""

    code = "metadata"
    exit_status = 2


class ResultsError(EiaError):
    """A folder of results is in use, is not one, or is damaged (exit status 2)."""

    code = "results"
    exit_status = 2


class MissingExtraError(EiaError):
    """A feature needs packages that are not installed (exit status 2)."""

    code = "missing_extra"
    exit_status = 2


class QueryError(EiaError):
    """A query over results is wrong (exit status 2)."""

    code = "query"
    exit_status = 2


class ClusterError(EiaError):
    """There is no Dask cluster where one is named, or it cannot score (exit status 2)."""

    code = "cluster"
    exit_status = 2


class MarkingError(EiaError):
    """The quotations cannot be marked: the format, its protection, or a scorecard that is not of the file (exit 2)."""

    code = "marking"
    exit_status = 2
