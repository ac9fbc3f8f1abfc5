"""Reads and scores the files named on standard input, each in a process of its own that is held to limits.

A program, not a module: it imports all that eiascore needs once and forks for each file, so that a file that crashes,
hangs or swells takes only its own process with it and is known by name.
"""

from __future__ import annotations

import io
import json
import os
import re
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

import eiascore
from eiascore.errors import EiaError
from eiascore.reading import docx, html, markdown, odt, pdf, plain  # noqa: F401  before the fork, not after each
from eiascore.report.reading_html import to_html
from eiascore.report.tables import to_csv, to_markdown
from eiascore.report.text import print_card
from eiascore.report.wire import to_json
from eiascore.schema.wire import WireScorecard

MARKER, SECONDS, BYTES = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
PATIENCE = 15  # on a busy machine the clock runs that much faster than the processor
RUBRIC = eiascore.load_rubric("psed-2010")
OUTSIDE = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec")
CHANGES = ("os.posix_spawn", "os.remove", "os.rename", "os.mkdir", "os.symlink", "os.chmod", "shutil.move")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ACTIVE = "script, iframe, object, embed, img, base, meta[http-equiv=refresh], link, form, svg"
RENDERED = ("injection", "/names/", "escapes", "right-to-left", "controls", "markup", "reaches")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def watched(acts: list[str]) -> None:
    """Note whatever the process does beyond reading."""

    def hook(event: str, given: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(given[2], int) and given[2] & WRITES and given[0] != "/dev/null"
        if writes or event in OUTSIDE or event in CHANGES:
            acts.append(f"{event} {str(given)[:200]}")

    sys.addaudithook(hook)


def printed(card: eiascore.Scorecard) -> str:
    out = io.StringIO()
    print_card(card, Console(file=out, width=100))
    return out.getvalue()


def faults(path: str) -> list[str]:
    """Score a file and say what is wrong with any output that is made of it."""
    document = eiascore.read(path)
    card = eiascore.score(document, rubric=RUBRIC)
    published = to_json(card)
    WireScorecard.model_validate_json(published.encode())
    found = ["the marker file was read"] * (MARKER in document.text or MARKER in published)
    # What could act in an output shows in a few of the files; the others are only read and scored.
    return found + (acting(document, card) if any(kind in path for kind in RENDERED) else [])


def acting(document: eiascore.Document, card: eiascore.Scorecard) -> list[str]:
    """Say what would run or hide in the outputs for spreadsheets, browsers, terminals and posts."""
    shown, table, page, pasted = printed(card), to_csv([card]), to_html(document), to_markdown(card)
    found: list[str] = []
    found += ["a formula in the CSV"] * bool(re.search(r'(?:^|,)"?\s*[=+@-]', table, re.M))
    found += ["mark-up in the Markdown"] * bool(re.search(r"(?<!\\)(?:<\w|!\[)", pasted))
    found += [f"unseen characters on the terminal: {sorted(set(UNSEEN.findall(shown)))}"] * bool(UNSEEN.search(shown))
    tree = LexborHTMLParser(page)
    found += [f"<{node.tag}> in the page" for node in tree.css(ACTIVE)]
    found += [f"{key} in the page" for node in tree.css("body *") for key in node.attributes if key.startswith("on")]
    return found


def ended(path: str) -> dict[str, object]:
    acts: list[str] = []
    watched(acts)
    try:
        return {"ending": "score", "faults": faults(path) + acts}
    except EiaError as error:
        said = [] if error.what and error.todo else ["the error does not say what to do"]
        unseen = [] if not UNSEEN.search(str(error)) else ["unseen characters in the error"]
        return {"ending": error.code, "faults": said + unseen + acts, "said": str(error)}
    except BaseException:
        return {"ending": "fault", "faults": [traceback.format_exc()[-3000:]]}


def limited(path: str, answer: int, noise: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    signal.alarm(SECONDS * PATIENCE)
    os.dup2(noise, 1)
    os.dup2(noise, 2)
    told = json.dumps(ended(path)).encode()
    signal.alarm(0)
    with os.fdopen(answer, "wb") as stream:
        stream.write(told)
    os._exit(0)


def one(path: str) -> dict[str, object]:
    there, here = os.pipe()
    noise = os.memfd_create("noise")
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(there)
        limited(path, here, noise)
    os.close(here)
    with os.fdopen(there, "rb") as stream:
        told = stream.read()
    _, status, usage = os.wait4(child, 0)
    said = os.pread(noise, 2_000, 0).decode(errors="replace")
    os.close(noise)
    lost = {"ending": f"killed by {status}", "faults": ["the process ended without a word"]}
    return (json.loads(told) if told else lost) | {
        "noise": said,
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": time.monotonic() - begun,
        "memory": usage.ru_maxrss * 1024,
    }


# What is made once a process, such as compiled patterns, is made before the forks.
for specimen in sorted((Path(__file__).parents[2] / "corpus" / "specimens").glob("middling-council-form.*")):
    if specimen.suffix in {".pdf", ".docx", ".odt", ".html"}:
        eiascore.score(specimen, rubric=RUBRIC)
answers = os.fdopen(os.dup(1), "w")
for given in map(json.loads, sys.stdin):
    print(json.dumps(one(given)), file=answers, flush=True)
