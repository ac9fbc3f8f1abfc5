"""``eiascore doctor``: versions and what was found on this machine, to paste into an issue."""

from __future__ import annotations

import typer

_LIBRARIES = (
    "spacy",
    "pydantic",
    "pypdfium2",
    "pdfplumber",
    "numpy",
    "scipy",
    "python-docx",
    "odfdo",
    "selectolax",
    "markdown-it-py",
    "PyYAML",
    "pandas",
    "scikit-learn",
    "typer",
    "rich",
    "jinja2",
    "pillow",
    "holidays",
    "filelock",
    "xlsxwriter",
    # Those of extras:
    "dask",
    "pyarrow",
    "duckdb",
    "fsspec",
    "s3fs",
    "watchfiles",
    "pikepdf",
    "matplotlib",
    "docxtpl",
    "icalendar",
)
_PROGRAMS = {"chromium": "tests of pages", "soffice": "rendering specimens"}


def command() -> None:
    """Print versions, hashes and which optional programs are here. No personal data, no document text."""
    import platform
    import shutil
    from importlib.metadata import PackageNotFoundError, version

    from eiascore import __version__
    from eiascore.rubric import load_rubric

    rubric = load_rubric()
    typer.echo(f"eiascore {__version__}")
    typer.echo(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    typer.echo(f"rubric {rubric.id} {rubric.version} sha256 {rubric.sha256}")
    typer.echo(_classifier())
    for name in _LIBRARIES:
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "not installed"
        typer.echo(f"{name} {found}")
    typer.echo(_tesseract())
    for program, use in _PROGRAMS.items():
        typer.echo(f"{program} {'found' if shutil.which(program) else 'not found'} (optional: {use})")


def _classifier() -> str:
    """Name the classifier with its hash, or say what is wrong with it: a report must come out all the same."""
    from eiascore.classifier import DEFAULT_MODEL, loaded_model
    from eiascore.errors import ModelError

    try:
        model = loaded_model(DEFAULT_MODEL)
    except ModelError as error:
        return f"classifier {DEFAULT_MODEL} cannot be used: {error}"
    return f"classifier {model.name if model else 'none'}"


def _tesseract() -> str:
    """Say which tesseract is here and what it can read."""
    from eiascore.reading.tesseract import INSTALL, tesseract

    program = tesseract()
    if program is None:
        return f"tesseract not found (optional: reading scans; {INSTALL})"
    lack = "" if program.usable else "; no English, which reading scans needs"
    return f"tesseract {program.version}, languages {' '.join(program.languages) or 'none'}{lack}"
