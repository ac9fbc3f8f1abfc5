"""Look after corpus/training.

python tools/corpus.py check                shapes, ids, labels, quotations, persons
python tools/corpus.py documents            refresh documents.csv (words, raters, folds) and the tables made of it
python tools/corpus.py agreement [--write]  how far two raters agree; --write puts it into the data statement
python tools/corpus.py duplicates           find rows that repeat another document's -> duplicates.tsv
python tools/corpus.py leak FOLDER          how many rows are nearly like a line of a folder that is measured on
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

from corpus_check import COLUMNS, faults
from corpus_files import TRAINING, Document, load, read_table, replace_between, write_table
from corpus_measures import agreement_table, duplicates, near

STATEMENT = TRAINING.parent / "DATA-STATEMENT.md"
FOLDS = 5
Row = dict[str, str]


def documents_rows(documents: list[Document], known: dict[str, Row]) -> list[Row]:
    """Return the rows of documents.csv: words, raters and folds anew, the rest as it stands, new documents at the end.

    Parameters
    ----------
    documents : list of Document
        The corpus.
    known : dict
        The rows that are there, by id.

    Returns
    -------
    list of dict
    """
    rows = []
    for document in documents:
        row = dict.fromkeys(COLUMNS, "") | known.get(document.id, {})
        row |= {
            "id": document.id,
            "words": str(len(document.text.split())),
            "batch": document.id[0],
            "raters": " ".join(document.raters),
        }
        if not row["title"] and (heading := re.search(r"^#+ (.+)$", document.text, re.MULTILINE)):
            row["title"] = heading[1].strip()
        rows.append(row)
    share_out(rows)
    return rows


def share_out(rows: list[Row]) -> None:
    """Give each row its fold: all of a register in one, a register that has one keeps it, the others by size."""
    words: Counter[str] = Counter()
    home: dict[str, str] = {}
    for row in rows:
        words[row["register"]] += int(row["words"])
        if row["register"] and row["fold"]:
            home.setdefault(row["register"], row["fold"])
    filled = {str(fold): sum(words[r] for r, f in home.items() if f == str(fold)) for fold in range(1, FOLDS + 1)}
    for register in sorted(words, key=lambda name: (-words[name], name)):
        if register and register not in home:
            home[register] = min(filled, key=lambda fold: (filled[fold], fold))
            filled[home[register]] += words[register]
    for row in rows:
        row["fold"] = home.get(row["register"], "")


def spread_table(rows: list[Row], column: str) -> str:
    """Return a Markdown table of documents, labelled documents and words by the values of a column."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    lines = [f"| {column.capitalize()} | Documents | of them labelled | Words |", "|---|---|---|---|"]
    for name, group in sorted(groups.items(), key=lambda item: (0 if column == "fold" else -len(item[1]), item[0])):
        labelled = sum(bool(row["raters"]) for row in group)
        lines.append(f"| {name} | {len(group)} | {labelled} | {sum(int(row['words']) for row in group):,} |")
    return "\n".join(lines)


def write_statement(mark: str, block: str) -> None:
    """Put a block between its two comments in the data statement."""
    text = replace_between(STATEMENT.read_text(encoding="utf-8"), mark, block)
    STATEMENT.write_text(text, encoding="utf-8")


def check(_: argparse.Namespace) -> int:
    """Print what is wrong; exit 1 if anything is."""
    lines = faults()
    print("\n".join(lines) or "nothing is wrong")
    return 1 if lines else 0


def refresh_documents(_: argparse.Namespace) -> int:
    """Rewrite documents.csv and the tables that are made of it."""
    path = TRAINING / "documents.csv"
    known = {row["id"]: row for row in read_table(path, ",")} if path.is_file() else {}
    rows = documents_rows(load(), known)
    write_table(path, rows, COLUMNS, ",")
    for column in ("register", "field", "nation", "kind", "fold"):
        write_statement(column, spread_table(rows, column))
    blank = [row["id"] for row in rows if not all(row[c] for c in COLUMNS if c != "raters")]
    print(f"{len(rows)} documents" + (f"; still to be filled in: {', '.join(blank)}" if blank else ""))
    return 0


def show_agreement(arguments: argparse.Namespace) -> int:
    """Print the agreement of raters."""
    table = agreement_table(load())
    print(table)
    if arguments.write:
        write_statement("agreement", table)
    return 0


def find_duplicates(_: argparse.Namespace) -> int:
    """Write duplicates.tsv."""
    documents = load()
    found = duplicates(documents)
    write_table(TRAINING / "duplicates.tsv", found, ("id", "like", "similarity"))
    print(f"{len(found)} rows repeat a row of another document")
    return 0


def leak(arguments: argparse.Namespace) -> int:
    """Count the rows that are nearly like a line of the tables and plain texts of a folder."""
    if not arguments.folder.is_dir():
        raise SystemExit(f"{arguments.folder} is no folder: name the one with the documents that are measured on")
    others = []
    for path in sorted(arguments.folder.iterdir()):
        if path.suffix == ".tsv":
            others += [cell for row in read_table(path) for cell in row.values() if cell]
        elif path.suffix in (".txt", ".md"):
            others += re.split(r"\n|(?<=[.!?])\s", path.read_text(encoding="utf-8"))
    found = near(load(), others, arguments.least)
    print(f"{len(found)} rows of the corpus are at least {arguments.least:g} % like a line in {arguments.folder.name}")
    return 0


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, action in (("check", check), ("documents", refresh_documents), ("duplicates", find_duplicates)):
        commands.add_parser(name).set_defaults(run=action)
    agreeing = commands.add_parser("agreement")
    agreeing.add_argument("--write", action="store_true", help="put the table into the data statement")
    agreeing.set_defaults(run=show_agreement)
    leaking = commands.add_parser("leak")
    leaking.add_argument("folder", type=Path)
    leaking.add_argument("--least", type=float, default=85, help="similarity from which rows are alike (default: 85)")
    leaking.set_defaults(run=leak)
    arguments = parser.parse_args()
    return int(arguments.run(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
