"""What a real browser makes of a page in HTML: no script runs and nothing is loaded, even where the escaping had a hole."""

import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from handoff.page import Cell, Chart, Column, Edge, Graph, Node, Note, Page, Plotted, Table, Text
from handoff.rendering import Canvas, html

BROWSER = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), "")
pytestmark = pytest.mark.skipif(not BROWSER, reason="there is no Chromium here")

MARK = "HERE-IT-STANDS"


class Visits(ThreadingHTTPServer):
    """A server of this machine that notes what is asked of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Noting)
        self.paths: list[str] = []


class Noting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Visits)
        self.server.paths.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def visits() -> Iterator[Visits]:
    with Visits() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def attack(visits: Visits) -> str:
    there = f"http://127.0.0.1:{visits.server_port}"
    return (
        f"<script>document.title='ran'</script><img src='{there}/image' onerror=\"document.title='ran'\">"
        f"<link rel=stylesheet href='{there}/style'><iframe src='{there}/frame'></iframe><script src='{there}/script'></script>"
        f"<style>body {{ background: url({there}/background) }}</style><svg onload=\"document.title='ran'\"></svg>"
    )


def page_of(typed: str) -> Page:
    table = Table("t", typed, (Column(typed),), ((Cell(typed, whole=typed),),))
    graph = Graph("g", typed, (Node("a", typed, typed),), (Edge("a", "a", typed),), ("a",))
    chart = Chart("c", typed, typed, (Plotted(typed, 1, 2, 0, 3, "bad", typed),), (), 4, typed)
    return Page("Report", (Text(typed), Text(typed, heading=True), Note(typed), table, chart, graph), Canvas())


def seen(document: str, folder: Path) -> str:
    """The document as the browser holds it once it is loaded."""
    file = folder / "page.html"
    file.write_text(document, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run([BROWSER, *options, file.as_uri()], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def test_what_somebody_typed_is_shown_and_not_run(tmp_path: Path, visits: Visits) -> None:
    dom = seen(html.render(page_of(attack(visits)), Canvas()), tmp_path)
    assert "<title>Report</title>" in dom
    assert "&lt;script&gt;document.title='ran'&lt;/script&gt;" in dom
    assert not [tag for tag in ("<script", "<img", "<iframe", "<link", "<svg onload") if tag in dom]
    assert visits.paths == []


def test_the_policy_holds_where_the_escaping_has_a_hole(tmp_path: Path, visits: Visits) -> None:
    broken = html.render(page_of(MARK), Canvas()).replace(MARK, attack(visits))
    dom = seen(broken, tmp_path)
    assert "<img src=" in dom
    assert "<title>Report</title>" in dom
    assert visits.paths == []


def test_without_the_policy_the_same_page_would_run_and_load(tmp_path: Path, visits: Visits) -> None:
    broken = html.render(page_of(MARK), Canvas()).replace(MARK, attack(visits)).replace("Content-Security-Policy", "X-None")
    assert "<title>ran</title>" in seen(broken, tmp_path)
    assert {"/image", "/style", "/frame", "/script", "/background"} <= set(visits.paths)
