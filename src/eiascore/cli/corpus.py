"""``eiascore corpus``: published assessments that you can fetch from their publishers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="List published assessments, and fetch them from their publishers.", no_args_is_help=True)
_Manifest = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Another list than the one that comes with eiascore (CSV).")
]


@app.command("list")
def list_command(manifest: _Manifest = None) -> None:
    """List published assessments: id, year, body and title, and where they stand."""
    from eiascore.corpus import load_manifest

    for entry in load_manifest(manifest):
        typer.echo(f"{entry.id}\n    {entry.body}, {entry.year or 'year not known'}: {entry.title}")
        typer.echo(f"    {entry.address} ({entry.licence})" + (f"\n    {entry.note}" if entry.note else ""))


@app.command("fetch")
def fetch_command(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="What to fetch; all without it.")] = None,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where files go.")] = Path("eias"),
    manifest: _Manifest = None,
) -> None:
    """Fetch published assessments, one at a time, where robots.txt allows it. Run it again to go on.

    Nothing is overwritten; fetched.csv in the folder says what came from where. Exit 3 if some could not be fetched,
    4 if none could.
    """
    from eiascore.corpus import Outcome, fetch, load_manifest

    listed = {entry.id: entry for entry in load_manifest(manifest)}
    if unknown := [name for name in ids or () if name not in listed]:
        raise typer.BadParameter(f"no such id: {', '.join(unknown)}; `eiascore corpus list` names them.")

    def tell(outcome: Outcome) -> None:
        file = f" {to / outcome.file}" if outcome.file else ""
        typer.echo(f"{outcome.id}: {outcome.status}{file}" + (f" ({outcome.what})" if outcome.what else ""), err=True)

    outcomes = fetch([listed[name] for name in dict.fromkeys(ids or listed)], to, tell)
    there = [outcome for outcome in outcomes if outcome.there]
    typer.echo(f"{len(there)} of {len(outcomes)} are in {to}", err=True)
    if len(there) < len(outcomes):
        raise typer.Exit(3 if there else 4)
