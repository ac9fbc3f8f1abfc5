"""Documents in stores and at web addresses, against servers on this machine."""

from __future__ import annotations

import http.server
import pickle
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest
from places import codes, names
from test_archive_members import packed

from eiascore.batch.content import digests, opened, sha256_of
from eiascore.batch.plan import plan
from eiascore.batch.source import references
from eiascore.errors import FileProblemError, SourceError, TooLargeError
from eiascore.settings import settings

NAMED = {
    "a.pdf": b"1",
    "deep/b [x]?.docx": b"2",
    "deep/c::d#e.txt": b"3",
    "logo.png": b"",
    ".x/d.pdf": b"4",
    "z.zip": b"",
}


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a bucket in a store on this machine, which the environment leads to."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    with pytest.MonkeyPatch.context() as patch:
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",  # what the store on this machine asks for: anything
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": str(tmp_path_factory.getbasetemp() / "none"),
        }.items():
            patch.setenv(name, value)
        store = boto3.client("s3", endpoint_url=f"http://{host}:{port}")
        store.create_bucket(Bucket="council")
        store.put_object(Bucket="council", Key="EIAs/", Body=b"")  # what consoles leave behind for a folder
        store.put_object(Bucket="council", Key="EIAs2/other.pdf", Body=b"5")
        for name, content in NAMED.items():
            store.put_object(Bucket="council", Key=f"EIAs/{name}", Body=content or packed({"in.pdf": b"6"}))
        yield "s3://council"
    server.stop()


def test_a_folder_of_a_store(bucket: str) -> None:
    found = references([f"{bucket}/EIAs/"])
    assert names(found) == ["a.pdf", "deep/b [x]?.docx", "deep/c::d#e.txt", "z.zip/in.pdf"]
    assert codes(found) == {"logo.png": "not_read", ".x/d.pdf": "hidden"}
    away = pickle.loads(pickle.dumps(found.references))
    assert [opened(each) for each in away] == [b"1", b"2", b"3", b"6"]
    assert list(digests(found.references)) == [sha256_of(each) for each in away]
    assert all(each.size == 1 and each.modified > 1e9 for each in away)
    assert names(references([f"{bucket}/EIAs"])) == names(found)


def test_one_object_and_patterns(bucket: str) -> None:
    assert names(references([f"{bucket}/EIAs/a.pdf"])) == ["a.pdf"]
    assert names(references([f"{bucket}/EIAs/deep/b [x]?.docx"])) == ["b [x]?.docx"]
    assert names(references([f"{bucket}/EIAs/**/*.docx"])) == ["deep/b [x]?.docx"]
    assert names(references([f"{bucket}/*/*.pdf"])) == ["EIAs/a.pdf", "EIAs2/other.pdf"]
    assert names(references([f"{bucket}/EIAs/z.zip"])) == ["z.zip/in.pdf"]


def test_a_store_and_a_folder_side_by_side(bucket: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"1")
    made = plan(references([f"{bucket}/EIAs2", str(tmp_path)]), key=lambda sha256, record: sha256)
    assert [task.reference.name for task in made.tasks] == ["EIAs2/other.pdf", f"{tmp_path.name}/a.pdf"]


def test_what_a_store_has_not_is_told(bucket: str) -> None:
    for missing in (f"{bucket}/nothing/", f"{bucket}/EIAs/missing.pdf"):
        with pytest.raises(SourceError, match="holds no document to read"):
            references([missing])
    with pytest.raises(SourceError, match=r"cannot be listed.*Check the address, the connection, and the credentials"):
        references(["s3://no-such-bucket-here/"])
    (reference,) = references([f"{bucket}/EIAs/a.pdf"]).references
    gone = type(reference)("gone.pdf", reference.place.replace("a.pdf", "gone.pdf"))
    with pytest.raises(FileProblemError, match="cannot be read"):
        opened(gone)


def test_since_in_a_store(bucket: str) -> None:
    assert names(references([f"{bucket}/EIAs2/"], since=datetime(2000, 1, 1, tzinfo=UTC))) == ["other.pdf"]
    assert codes(references([f"{bucket}/EIAs2/"], since=datetime(2200, 1, 1, tzinfo=UTC))) == {"other.pdf": "older"}


def test_an_object_beyond_the_limit_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with fsspec.open("memory://limits/a.pdf", "wb") as file:
        file.write(b"x" * 11)
    monkeypatch.setenv("EIASCORE_MAX_BYTES", "10")
    settings.cache_clear()
    try:
        (reference,) = references(["memory://limits"]).references
        with pytest.raises(TooLargeError):
            opened(reference)
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_a_store_whose_package_is_missing_says_what_to_install(python) -> None:
    answer = python(
        "import sys\n"
        "from eiascore.batch.source import references\n"
        "from eiascore.errors import MissingExtraError\n"
        "def ask(missing, address):\n"
        "    sys.modules[missing] = None\n"
        "    try: references([address])\n"
        "    except MissingExtraError as error: print(error.todo)\n"
        "ask('s3fs', 's3://council/')\n"
        "ask('gcsfs', 'gs://council/')\n"
        "ask('fsspec.core', 'memory://council/')\n"
    )
    assert answer.splitlines() == [
        'Run: pip install "eiascore[s3]"',
        "Run: pip install gcsfs",
        'Run: pip install "eiascore[batch]"',
    ]


PAGE = """<html><head><base href="/docs/"></head><body><a href="bus.pdf">Bus</a> <a href='bus.pdf#page=2'>again</a>
<a href="/other/Car%20parks.docx">Cars</a> <a href="../news.html">News</a> <a href="/list/sub/page.html">Page</a>
<a href="https://elsewhere.example/x.pdf">Elsewhere</a> <a href="all.zip">All</a> <a href="javascript:x.pdf">J</a>
<a href="file:///etc/passwd.txt">P</a> <a href="http://[bad.pdf">Bad</a> <a href="caf\u00e9 1.odt">Caf\u00e9</a>
<a href="missing.pdf">Missing</a> <a href="short.pdf">Short</a> <a href="/private/a.pdf">Private</a></body></html>"""


class _Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        given = {
            "/list/": ("text/html; charset=utf-8", PAGE.encode()),
            "/statement": ("text/html", b"<h1>Equality statement</h1><p>We asked forty residents.</p>"),
            "/download": ("application/pdf", b"%PDF-1.4"),
            "/docs/bus.pdf": ("application/pdf", b"bus"),
            "/other/Car%20parks.docx": ("application/octet-stream", b"cars"),
            "/list/sub/page.html": ("text/html", b"page"),
            "/docs/caf%C3%A9%201.odt": ("application/octet-stream", b"caf"),
            "/docs/short.pdf": ("application/pdf", b"short"),
            "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private/\n"),
        }.get(self.path)
        if given is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", given[0])
        self.send_header("Content-Length", str(len(given[1]) + (self.path == "/docs/short.pdf")))
        self.send_header("Last-Modified", "Fri, 10 May 2024 12:00:00 GMT")
        self.end_headers()
        self.wfile.write(given[1])

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("EIASCORE_FETCH_DELAY", "0")
    settings.cache_clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
    monkeypatch.undo()
    settings.cache_clear()


def test_the_documents_that_a_page_links_to(site: str) -> None:
    found = references([f"{site}/list/"])
    assert names(found) == [
        "Car parks.docx",
        "a.pdf",
        "bus.pdf",
        "caf\u00e9 1.odt",
        "missing.pdf",
        "page.html",
        "short.pdf",
    ]
    assert codes(found) == {"all.zip": "remote_archive", "x.pdf": "another_host"}
    made = plan(found, key=lambda sha256, record: sha256)
    assert [opened(task.reference) for task in made.tasks] == [b"cars", b"bus", b"caf", b"page"]
    failures = {each.name: each.what for each in made.passed_over if each.failed}
    assert set(failures) == {"a.pdf", "all.zip", "missing.pdf", "short.pdf"}
    assert "robots.txt" in failures["a.pdf"]
    assert failures["missing.pdf"] == "The host answers 404 Not Found."
    assert failures["short.pdf"] == "The host broke off before the end."


def test_one_document_at_an_address(site: str) -> None:
    for path, name, content in (
        ("docs/bus.pdf", "bus.pdf", b"bus"),
        ("statement", "statement", b"<h1>Equality statement</h1><p>We asked forty residents.</p>"),
        ("download", "download", b"%PDF-1.4"),
    ):
        (reference,) = references([f"{site}/{path}"]).references
        assert (reference.name, opened(reference)) == (name, content)
    assert reference.modified == datetime(2024, 5, 10, 12, tzinfo=UTC).timestamp()


def test_an_address_without_documents_says_why(site: str) -> None:
    for address, says in (
        (f"{site}/nothing", "The host answers 404 Not Found. Check the address"),
        (f"{site}/all.zip", "is an archive. Download it"),
        ("http://127.0.0.1:1/", "cannot be reached"),
        ("http://[bad", "is no web address"),
    ):
        with pytest.raises(SourceError, match=says):
            references([address])
