"""Nobody is asked for a password, and none is shown."""

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from .clones import Run, git, note


def test_nobody_is_asked_for_a_password(handoff: Run, ada: Path, tmp_path: Path) -> None:
    for name in ("ask", "ssh"):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{tmp_path / 'ran'}'\nexit 1\n", encoding="utf-8")
        program.chmod(0o755)
    git(ada, "remote", "set-url", "origin", "ssh://ada:secret@handoff.invalid/shared.git")
    env = {"SSH_ASKPASS": str(tmp_path / "ask"), "DISPLAY": ":0", "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = handoff("share", cwd=ada, env=env, timeout=60)
    assert done.returncode == 5
    assert "could not be reached, or it did not let you in" in done.stderr
    assert "secret" not in done.stderr
    assert "BatchMode=yes" in (tmp_path / "ran").read_text(encoding="utf-8")
    own = handoff("share", cwd=ada, env=env | {"GIT_SSH_COMMAND": f"{tmp_path / 'ssh'} -o MyOwn=1"}, timeout=60)
    assert own.returncode == 5
    assert "MyOwn=1" in (tmp_path / "ran").read_text(encoding="utf-8").splitlines()[-1]
    assert "/ask " not in (tmp_path / "ran").read_text(encoding="utf-8")


class Locked(BaseHTTPRequestHandler):
    """A server that lets nobody in."""

    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="handoff"')
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def test_a_server_that_wants_a_password_gets_an_answer_and_nobody_is_asked(handoff: Run, ada: Path, tmp_path: Path) -> None:
    program = tmp_path / "ask"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'asked'}'\necho x\n", encoding="utf-8")
    program.chmod(0o755)
    with ThreadingHTTPServer(("127.0.0.1", 0), Locked) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        git(ada, "config", "core.askPass", str(program))
        git(ada, "config", "credential.helper", "")
        git(ada, "remote", "set-url", "origin", f"http://127.0.0.1:{server.server_port}/shared.git")
        done = handoff(
            "share", cwd=ada, env={"SSH_ASKPASS": str(program), "GIT_ASKPASS": str(program), "DISPLAY": ":0"}, timeout=60
        )
        server.shutdown()
    assert done.returncode == 5
    assert "it did not let you in. Git said: fatal: could not read Username" in done.stderr
    assert not (tmp_path / "asked").exists()


def test_an_address_in_place_of_a_remotes_name_shows_no_password(handoff: Run, ada: Path) -> None:
    git(ada, "config", "branch.main.remote", "http://ada:secret@127.0.0.1:1/shared.git")
    note(handoff, ada, "one", "--commit")
    done = handoff("share", "--format", "json", cwd=ada)
    assert done.returncode == 5
    assert "127.0.0.1" in done.stdout
    assert "secret" not in done.stdout + done.stderr
