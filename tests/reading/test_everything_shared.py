"""Whatever lies in ../shared ends in a document or a named error, within 20 seconds of CPU and one gigabyte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
FILES = sorted(
    path
    for folder in ("hostile", "documents")
    for path in (SHARED / folder).rglob("*")
    if path.is_file() and path.suffix != ".tsv"
)
SECONDS, BYTES = 20, 1_000_000_000

# One process imports all readers and forks for each file: the file then has a process of its own without a cold start.
READER = """
import json, os, resource, sys, traceback
import eiascore
from eiascore.errors import EiaError
from eiascore.reading import assemble, docx, html, markdown, odt, pdf, plain

SECONDS, BYTES = map(int, sys.argv[1:])

def read(path):
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    try:
        document = eiascore.read(path)
        return f"document of {len(document.sentences)} sentences"
    except EiaError as error:
        return f"{type(error).__name__}: {error}"

for path in sys.stdin.read().splitlines():
    there, here = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(here, read(path).encode()[:4000])
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(here)
    ended = os.fdopen(there, "rb").read().decode()
    _, status, usage = os.wait4(child, 0)
    print(json.dumps([path, ended, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024]), flush=True)
"""


@pytest.fixture(scope="module")
def endings() -> dict[str, tuple[str, int, float, int]]:
    """How each file ended: what came out of it, exit status, CPU seconds and bytes of memory."""
    done = subprocess.run(
        [sys.executable, "-c", READER, str(SECONDS), str(BYTES)],
        input="\n".join(map(str, FILES)),
        capture_output=True,
        text=True,
        check=True,
    )
    return {path: tuple(rest) for path, *rest in map(json.loads, done.stdout.splitlines())}


@pytest.mark.skipif(not FILES, reason=f"{SHARED} is not here: it is no part of the repository")
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_ends_well(path: Path, endings: dict[str, tuple[str, int, float, int]]) -> None:
    ended, status, seconds, memory = endings[str(path)]
    assert status == 0, f"the process ended with {status} after {seconds:.1f} s of CPU and {memory:,} bytes"
    assert ended.startswith("document of") or "Error: " in ended
