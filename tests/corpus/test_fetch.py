"""Published files are fetched as a guest should: by name, where robots.txt allows it, and never over what is there."""

from __future__ import annotations

import csv
import hashlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from eiascore.corpus import Published, fetch, load_manifest
from eiascore.corpus.visit import AGENT
from eiascore.errors import ManifestError, NoNetworkError, OutputError
from eiascore.settings import settings

PAGE = b"<html><body><h1>Equality Impact Assessment</h1></body></html>"
PDF = b"%PDF-1.4 " + bytes(range(200))
ROBOTS = "User-agent: *\nDisallow: /private/\n\nUser-agent: eiascore\nDisallow: /private/\nDisallow: /not-us\n"


class Publisher(http.server.ThreadingHTTPServer):
    """A publisher on this machine that notes who asked for what, and when."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.robots: bytes | int = ROBOTS.encode()
        self.asked: list[tuple[str, str, float]] = []
        self.release = threading.Event()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


class _Answers(http.server.BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"], time.monotonic()))
        if self.path == "/robots.txt":
            robots = self.server.robots
            if isinstance(robots, int):
                self.send_error(robots)
            else:
                self._give(robots, "text/plain")
        elif self.path == "/page":
            self._give(PAGE, "text/html; charset=utf-8")
        elif self.path in ("/file.pdf", "/private/file.pdf", "/not-us"):
            self._give(PDF, "application/pdf")
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "/private/file.pdf")
            self.end_headers()
        elif self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/file.pdf")
            self.end_headers()
        elif self.path == "/cut":
            self._give(PDF, "application/pdf", claimed=len(PDF) + 50)
        elif self.path == "/slow":
            self.server.release.wait(30)
        else:
            self.send_error(404)

    def _give(self, body: bytes, kind: str, claimed: int = 0) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(claimed or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    server = Publisher()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.release.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EIASCORE_FETCH_DELAY", "0")
    settings.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    settings.cache_clear()


def entry(address: str, name: str = "one", sha256: str = "") -> Published:
    return Published(name, "A title", "A body", "2024", address, "OGL-UK-3.0", sha256)


def recorded(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "fetched.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_a_file_is_fetched_named_by_its_type_and_noted(publisher: Publisher, tmp_path: Path) -> None:
    wanted = [entry(f"{publisher.root}/page", "page"), entry(f"{publisher.root}/file.pdf", "pdf")]
    outcomes = fetch(wanted, tmp_path / "eias")
    assert [o.status for o in outcomes] == ["fetched", "fetched"]
    assert (tmp_path / "eias" / "page.html").read_bytes() == PAGE
    assert (tmp_path / "eias" / "pdf.pdf").read_bytes() == PDF
    row = recorded(tmp_path / "eias")["pdf"]
    assert row["address"] == f"{publisher.root}/file.pdf"
    assert row["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert row["when"].endswith("+00:00")
    assert sorted(p.name for p in (tmp_path / "eias").iterdir()) == ["fetched.csv", "page.html", "pdf.pdf"]


def test_robots_txt_is_asked_once_first_and_by_name(publisher: Publisher, tmp_path: Path) -> None:
    fetch([entry(f"{publisher.root}/page", "a"), entry(f"{publisher.root}/file.pdf", "b")], tmp_path)
    assert publisher.paths == ["/robots.txt", "/page", "/file.pdf"]
    assert {agent for _, agent, _ in publisher.asked} == {AGENT}
    assert AGENT.startswith("eiascore/")


@pytest.mark.parametrize("path", ["/private/file.pdf", "/not-us"])
def test_what_robots_txt_denies_is_not_asked_for(publisher: Publisher, tmp_path: Path, path: str) -> None:
    (outcome,) = fetch([entry(publisher.root + path)], tmp_path)
    assert outcome.status == "not allowed"
    assert "robots.txt" in outcome.what
    assert "browser" in outcome.what
    assert publisher.paths == ["/robots.txt"]


def test_a_redirection_is_followed_only_to_where_robots_txt_allows(publisher: Publisher, tmp_path: Path) -> None:
    allowed, denied = fetch([entry(f"{publisher.root}/moved", "a"), entry(f"{publisher.root}/away", "b")], tmp_path)
    assert (allowed.status, denied.status) == ("fetched", "not allowed")
    assert (tmp_path / "a.pdf").read_bytes() == PDF
    assert "/private/file.pdf" not in publisher.paths


@pytest.mark.parametrize(("code", "status"), [(404, "fetched"), (403, "fetched"), (500, "not allowed")])
def test_no_robots_txt_is_leave_and_a_host_in_trouble_is_none(
    publisher: Publisher, tmp_path: Path, code: int, status: str
) -> None:
    publisher.robots = code
    (outcome,) = fetch([entry(f"{publisher.root}/page")], tmp_path)
    assert outcome.status == status


def test_a_host_is_given_the_pause_that_it_asks_for(publisher: Publisher, tmp_path: Path) -> None:
    publisher.robots = b"User-agent: *\nCrawl-delay: 1\n"
    fetch([entry(f"{publisher.root}/page", "a"), entry(f"{publisher.root}/file.pdf", "b")], tmp_path)
    moments = [moment for _, _, moment in publisher.asked]
    assert moments[2] - moments[1] > 0.9


def test_another_file_than_expected_is_not_kept(publisher: Publisher, tmp_path: Path) -> None:
    right, wrong = hashlib.sha256(PDF).hexdigest().upper(), "0" * 64
    wanted = [entry(f"{publisher.root}/file.pdf", "right", right), entry(f"{publisher.root}/file.pdf", "wrong", wrong)]
    assert [o.status for o in fetch(wanted, tmp_path)] == ["fetched", "changed"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["fetched.csv", "right.pdf"]
    assert recorded(tmp_path)["wrong"]["sha256"] == right.lower()


def test_a_page_that_is_gone_does_not_stop_the_others(publisher: Publisher, tmp_path: Path) -> None:
    gone, there = fetch([entry(f"{publisher.root}/gone", "a"), entry(f"{publisher.root}/page", "b")], tmp_path)
    assert (gone.status, gone.what) == ("not found", "the host answers 404 Not Found")
    assert there.status == "fetched"


def test_a_file_beyond_the_limit_or_cut_short_is_not_kept(
    publisher: Publisher, tmp_path: Path, limits: pytest.MonkeyPatch
) -> None:
    limits.setenv("EIASCORE_MAX_BYTES", "100")
    settings.cache_clear()
    large, cut = fetch([entry(f"{publisher.root}/file.pdf", "a"), entry(f"{publisher.root}/page", "b")], tmp_path)
    assert (large.status, cut.status) == ("too large", "fetched")
    assert "EIASCORE_MAX_BYTES=100" in large.what
    limits.delenv("EIASCORE_MAX_BYTES")
    settings.cache_clear()
    (outcome,) = fetch([entry(f"{publisher.root}/cut", "c")], tmp_path)
    assert outcome.status == "failed"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.html", "fetched.csv"]


def test_a_host_that_does_not_answer_is_given_up_after_the_time_set(
    publisher: Publisher, tmp_path: Path, limits: pytest.MonkeyPatch
) -> None:
    limits.setenv("EIASCORE_FETCH_TIMEOUT", "0.3")
    settings.cache_clear()
    wanted = [entry(f"{publisher.root}/page", "a"), entry(f"{publisher.root}/slow", "b")]
    there, slow = fetch([*wanted], tmp_path)
    assert (there.status, slow.status) == ("fetched", "unreachable")
    assert "timed out" in slow.what


def test_a_second_run_goes_on_where_the_first_ended_and_overwrites_nothing(
    publisher: Publisher, tmp_path: Path
) -> None:
    (tmp_path / "own.pdf").write_bytes(b"mine")
    wanted = [entry(f"{publisher.root}/page", "a"), entry(f"{publisher.root}/gone", "b")]
    wanted += [entry(f"{publisher.root}/file.pdf", "own")]
    assert [o.status for o in fetch(wanted, tmp_path)] == ["fetched", "not found", "kept"]
    (tmp_path / "a.html").write_bytes(b"my notes in it")
    publisher.asked.clear()
    assert [o.status for o in fetch(wanted, tmp_path)] == ["kept", "not found", "kept"]
    assert publisher.paths == ["/robots.txt", "/gone"]
    assert (tmp_path / "a.html").read_bytes() == b"my notes in it"
    assert (tmp_path / "own.pdf").read_bytes() == b"mine"
    assert recorded(tmp_path)["a"]["status"] == "fetched"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_without_a_network_it_is_said_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoNetworkError, match="no network: none of 2 addresses could be reached") as caught:
        fetch([entry(f"http://127.0.0.1:{free_port()}/x", name) for name in ("a", "b")], tmp_path)
    assert "run the same command again" in caught.value.todo
    assert recorded(tmp_path)["a"]["status"] == "unreachable"


def test_a_folder_that_is_none_and_a_record_of_others_are_refused(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        fetch([entry(f"{publisher.root}/page")], tmp_path / "file")
    (tmp_path / "fetched.csv").write_text("name,price\na,1\n", encoding="utf-8")
    with pytest.raises(OutputError, match="no record of eiascore"):
        fetch([entry(f"{publisher.root}/page")], tmp_path)


def test_the_shipped_manifest_can_be_fetched_as_it_stands() -> None:
    entries = load_manifest()
    assert len(entries) >= 8
    for one in entries:
        assert one.title
        assert one.body
        assert one.licence == "OGL-UK-3.0"
        assert one.address.startswith("https://www.gov.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("../x,T,B,2024,https://a.example/x,OGL-UK-3.0,,", "no name for a file"),
        ("x,T,B,2024,file:///etc/hosts,OGL-UK-3.0,,", "does not begin with https"),
        ("x,T,B,2024,https://a.example/x,OGL-UK-3.0,,\nx,T,B,2024,https://a.example/y,OGL-UK-3.0,,", "twice"),
    ],
)
def test_an_entry_that_could_not_be_fetched_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "m.csv"
    path.write_text(f"id,title,body,year,address,licence,sha256,note\n{line}\n", encoding="utf-8")
    with pytest.raises(ManifestError, match=said):
        load_manifest(path)


def test_another_table_or_no_file_is_no_manifest(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ManifestError, match="other columns"):
        load_manifest(path)
    with pytest.raises(ManifestError, match="cannot be read"):
        load_manifest(tmp_path / "none.csv")


def manifest(tmp_path: Path, *entries: Published) -> Path:
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Published.__slots__)
        writer.writerows([getattr(one, name) for name in Published.__slots__] for one in entries)
    return path


def test_the_command_fetches_what_is_named_and_says_so(run, publisher: Publisher, tmp_path: Path) -> None:
    path = manifest(tmp_path, entry(f"{publisher.root}/page", "a"), entry(f"{publisher.root}/gone", "b"))
    command = ("corpus", "fetch", "--manifest", path, "--to", tmp_path / "out")
    one = run(*command, "a", EIASCORE_FETCH_DELAY="0")
    assert (one.returncode, (tmp_path / "out" / "a.html").read_bytes()) == (0, PAGE)
    both = run(*command, EIASCORE_FETCH_DELAY="0")
    assert both.returncode == 3
    told = both.stderr.decode() if isinstance(both.stderr, bytes) else both.stderr
    assert "b: not found (the host answers 404 Not Found)" in told
    assert "1 of 2 are in" in told
    assert run(*command, "nothing").returncode == 2


def test_the_command_ends_with_4_where_there_is_no_network(run, tmp_path: Path) -> None:
    path = manifest(tmp_path, entry(f"http://127.0.0.1:{free_port()}/x"))
    done = run("corpus", "fetch", "--manifest", path, "--to", tmp_path / "out")
    told = done.stderr.decode() if isinstance(done.stderr, bytes) else done.stderr
    assert done.returncode == 4
    assert "eiascore: no network:" in told


def test_the_list_names_every_entry(run) -> None:
    done = run("corpus", "list")
    told = done.stdout.decode() if isinstance(done.stdout, bytes) else done.stdout
    assert done.returncode == 0
    for one in load_manifest():
        assert one.id in told
        assert one.address in told
