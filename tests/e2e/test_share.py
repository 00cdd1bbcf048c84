"""Sharing as people do who do not speak git: real repositories, a bare one between two clones that record at the same time."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread

import pytest

Run = Callable[..., CompletedProcess[str]]
STANDARD = "entered-in-time"


def git(folder: Path, *words: str, check: bool = True) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *words], cwd=folder, env=environment, check=check, capture_output=True, text=True).stdout


def person(folder: Path, name: str) -> Path:
    git(folder, "config", "user.name", name)
    git(folder, "config", "user.email", f"{name.split(maxsplit=1)[0].lower()}@example.org")
    return folder


@pytest.fixture
def ada(git_demo: Path) -> Path:
    """Ada's clone, shared through a bare repository beside it."""
    git(git_demo.parent, "init", "-q", "--bare", "--initial-branch=main", "shared.git")
    git(git_demo, "remote", "add", "origin", str(git_demo.parent / "shared.git"))
    git(git_demo, "push", "-q", "-u", "origin", "main")
    return git_demo


@pytest.fixture
def ben(ada: Path) -> Path:
    """Ben's clone of the same."""
    git(ada.parent, "clone", "-q", "shared.git", "ben")
    return person(ada.parent / "ben", "Ben Buyer")


def note(handoff: Run, folder: Path, text: str, *more: str) -> str:
    """Record one measurement; the id of its entry."""
    words = ("record", STANDARD, "97/104", "--on", "2026-10-20", "--note", text, "--format", "json", *more)
    done = handoff(*words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def ids(folder: Path) -> list[str]:
    """The id of every measurement that lies in a ledger, as often as it lies there."""
    lines = [line for act in (folder / "ledger").rglob("*.jsonl") for line in act.read_text(encoding="utf-8").splitlines()]
    return sorted(entry["id"] for entry in map(json.loads, lines) if entry["entry"] == "measurement")


def state(folder: Path) -> tuple[str, str, str]:
    return git(folder, "rev-parse", "HEAD"), git(folder, "status", "--porcelain", "-uall"), git(folder, "stash", "list")


def shared(handoff: Run, folder: Path, code: int = 0) -> dict:
    done = handoff("share", "--format", "json", cwd=folder)
    assert done.returncode == code, done.stdout + done.stderr
    facts = json.loads(done.stdout)
    assert (facts["in_the_way"] is None) is (code == 0)
    return facts


def in_the_way(handoff: Run, folder: Path) -> str:
    """Why a share failed; it must have been said in plain words on stderr too, and the commits and files be as they were."""
    before = state(folder)
    fault = shared(handoff, folder, code=5)["in_the_way"]
    assert all(fault[name] and fault[name].isprintable() for name in ("message", "why", "fix"))
    assert state(folder) == before
    done = handoff("share", cwd=folder)
    assert done.returncode == 5
    assert fault["message"] in done.stderr
    return str(fault["message"])


def test_two_who_record_at_the_same_time_lose_nothing(handoff: Run, ada: Path, ben: Path) -> None:
    before, recorded = ids(ada), []
    for number in range(3):
        recorded += [note(handoff, ada, f"a{number}"), note(handoff, ben, f"b{number}"), note(handoff, ben, f"c{number}")]
        first = shared(handoff, ada)
        assert (first["committed"], first["sent"]) == (1, 1)
        second = shared(handoff, ben)
        assert (second["committed"], second["received"], second["sent"]) == (2, 1, 2)
        assert second["received_by"] == [{"name": "Ada Auditor", "acts": 1}]
    third = shared(handoff, ada)
    assert (third["committed"], third["received"], third["sent"]) == (0, 2, 0)
    assert ids(ada) == ids(ben) == sorted(before + recorded)
    assert len(set(ids(ada))) == len(ids(ada))
    assert git(ada, "rev-parse", "HEAD") == git(ben, "rev-parse", "HEAD")
    assert git(ada, "status", "--porcelain") == git(ben, "status", "--porcelain") == ""


def test_what_was_done_is_told(handoff: Run, ada: Path, ben: Path) -> None:
    note(handoff, ada, "one")
    note(handoff, ada, "two")
    done = handoff("share", cwd=ada)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Everything recorded is shared with origin/main\n")
    assert "Committed 2 acts, received 0 acts from others, sent 2 acts." in done.stdout
    assert git(ada, "log", "-1", "--format=%s|%an") == "Record 2 acts|Ada Auditor\n"
    note(handoff, ben, "three", "--by", 'Bé "the" Buyer')
    done = handoff("share", cwd=ben)
    assert 'received 2 acts from others ("Ada Auditor" 2), sent 1 act.' in done.stdout
    back = handoff("share", cwd=ada)
    assert 'received 1 act from others ("Bé "the" Buyer" 1)' in back.stdout
    again = handoff("share", cwd=ada)
    assert "Committed 0 acts, received 0 acts from others, sent 0 acts." in again.stdout


def test_both_share_in_the_same_moment_again_and_again(handoff: Run, ada: Path, ben: Path) -> None:
    recorded = ids(ada)
    for number in range(3):
        recorded += [note(handoff, ada, f"a{number}"), note(handoff, ben, f"b{number}")]
        with ThreadPoolExecutor(2) as both:
            results = list(both.map(lambda folder: handoff("share", cwd=folder), (ada, ben)))
        assert [done.returncode for done in results] == [0, 0], [done.stderr for done in results]
    shared(handoff, ada)
    shared(handoff, ben)
    assert ids(ada) == ids(ben) == sorted(recorded)


def test_who_is_overtaken_tries_again(handoff: Run, ada: Path, ben: Path) -> None:
    """Ben's push comes second for certain: a hook of his lets Ada's new commit arrive just before it, once."""
    theirs, ours = note(handoff, ada, "first"), note(handoff, ben, "second")
    git(ada, "add", "ledger")
    git(ada, "commit", "-q", "-m", "Record")
    hook = ben / ".git" / "hooks" / "pre-push"
    hook.write_text(f"#!/bin/sh\nunset GIT_DIR\ncd '{ada}' && git push -q origin main\n", encoding="utf-8")
    hook.chmod(0o755)
    facts = shared(handoff, ben)
    assert (facts["committed"], facts["received"], facts["sent"]) == (1, 1, 1)
    assert {theirs, ours} <= set(ids(ben))
    assert git(ben, "rev-parse", "HEAD") == git(ben.parent / "shared.git", "rev-parse", "main")


def test_who_is_overtaken_every_time_is_told_and_loses_nothing(handoff: Run, ada: Path, ben: Path) -> None:
    note(handoff, ben, "mine")
    hook = ben / ".git" / "hooks" / "pre-push"
    hook.write_text(
        f"#!/bin/sh\nunset GIT_DIR\ncd '{ada}' && git commit -q --allow-empty -m again && git push -q origin main\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    facts = shared(handoff, ben, code=5)
    assert "each time before you could" in facts["in_the_way"]["message"]
    hook.unlink()
    assert (shared(handoff, ben)["sent"], git(ben, "status", "--porcelain")) == (1, "")


def test_only_new_acts_are_committed_and_other_work_is_named(handoff: Run, ada: Path, ben: Path) -> None:
    note(handoff, ada, "one")
    standard = ada / "standards" / "sales.yaml"
    standard.write_text(standard.read_text(encoding="utf-8") + "# being written\n", encoding="utf-8")
    (ada / "standards" / "new.yaml").write_text("# begun\n", encoding="utf-8")
    (ada / "ledger" / "notes.jsonl").write_text('{"not":"an act"}\n', encoding="utf-8")
    (ada / "audits").mkdir()
    (ada / "audits" / "week 44.pdf").write_text("proof", encoding="utf-8")
    (ada / "ledger" / ".killed").write_text("half", encoding="utf-8")
    git(ada, "add", "standards/new.yaml")
    drafts = ["standards/new.yaml", "standards/sales.yaml"]
    facts = shared(handoff, ada)
    assert (facts["committed"], facts["left"]) == (1, ["audits/", "ledger/notes.jsonl", *drafts])
    changed = git(ada, "diff", "--name-status", "HEAD~1", "HEAD").split()
    assert (changed[0], len(changed)) == ("A", 2)
    assert changed[1].startswith("ledger/2026/")
    assert git(ada, "status", "--porcelain", "standards").splitlines() == ["A  standards/new.yaml", " M standards/sales.yaml"]
    assert shared(handoff, ben)["definitions"] == []


def test_definitions_that_come_and_go_are_named(handoff: Run, ada: Path, ben: Path) -> None:
    standard = ada / "standards" / "sales.yaml"
    standard.write_text(standard.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    git(ada, "commit", "-q", "-am", "Remark")
    assert shared(handoff, ada)["sent_definitions"] == ["standards/sales.yaml"]
    before = git(ben, "rev-parse", "HEAD").strip()
    note(handoff, ben, "mine")
    facts = shared(handoff, ben)
    assert facts["definitions"] == ["standards/sales.yaml"]
    assert git(ben, "rev-parse", f"{facts['before']}~1").strip() == before
    assert handoff("diff", facts["before"], cwd=ben).returncode == 0


def test_what_came_over_old_acts_is_not_passed_over(handoff: Run, ada: Path, ben: Path) -> None:
    act = min((ada / "ledger").rglob("*.jsonl"))
    git(ada, "rm", "-q", act.relative_to(ada).as_posix())
    git(ada, "commit", "-q", "-m", "Tidy")
    shared(handoff, ada)
    assert shared(handoff, ben)["altered"] == [act.relative_to(ada).as_posix()]


def test_record_commit_beside_a_share_of_the_other_clone(handoff: Run, ada: Path, ben: Path) -> None:
    recorded = ids(ada)
    for number in range(2):
        recorded += [note(handoff, ada, f"a{number}", "--commit"), note(handoff, ben, f"b{number}", "--commit")]
        assert git(ada, "status", "--porcelain") == git(ben, "status", "--porcelain") == ""
        facts = shared(handoff, ada)
        assert (facts["committed"], facts["sent"]) == (0, 1)
        assert shared(handoff, ben)["sent"] == 1
    shared(handoff, ada)
    assert ids(ada) == ids(ben) == sorted(recorded)


def conflicting(ada: Path, ben: Path) -> None:
    for folder, name in ((ada, "Ada"), (ben, "Ben")):
        standard = folder / "standards" / "sales.yaml"
        standard.write_text(f"# {name}\n" + standard.read_text(encoding="utf-8"), encoding="utf-8")
        git(folder, "commit", "-q", "-am", "Remark")
    git(ada, "push", "-q")


def test_a_conflict_between_definitions_names_them_and_leaves_everything_as_it_was(handoff: Run, ada: Path, ben: Path) -> None:
    conflicting(ada, ben)
    note(handoff, ben, "mine", "--commit")
    (ben / "handoff.toml").write_text((ben / "handoff.toml").read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert 'changed the same lines of "standards/sales.yaml"' in in_the_way(handoff, ben)
    assert not (ben / ".git" / "MERGE_HEAD").exists()
    note(handoff, ben, "and another")
    facts = shared(handoff, ben, code=5)
    assert facts["committed"] == 1
    assert git(ben, "status", "--porcelain") == " M handoff.toml\n"


def test_an_uncommitted_definition_that_the_merge_would_touch(handoff: Run, ada: Path, ben: Path) -> None:
    standard = ada / "standards" / "sales.yaml"
    standard.write_text(standard.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    (ada / "standards" / "é new.yaml").write_text("# begun\n", encoding="utf-8")
    git(ada, "add", ".")
    git(ada, "commit", "-q", "-m", "Remark")
    git(ada, "push", "-q")
    mine = ben / "standards" / "sales.yaml"
    mine.write_text("# mine\n" + mine.read_text(encoding="utf-8"), encoding="utf-8")
    assert 'You changed "standards/sales.yaml" and have not committed that' in in_the_way(handoff, ben)
    git(ben, "checkout", "-q", "standards/sales.yaml")
    (ben / "standards" / "é new.yaml").write_text("# mine\n", encoding="utf-8")
    assert 'You changed "standards/é new.yaml"' in in_the_way(handoff, ben)
    (ben / "standards" / "é new.yaml").unlink()
    note(handoff, ben, "makes it a true merge", "--commit")
    (ben / "unrelated.txt").write_text("x\n", encoding="utf-8")
    git(ben, "add", "unrelated.txt")
    assert 'You changed "unrelated.txt"' in in_the_way(handoff, ben)


def test_an_unfinished_merge_and_a_detached_head(handoff: Run, ada: Path, ben: Path) -> None:
    conflicting(ada, ben)
    git(ben, "pull", "-q", "--no-rebase", check=False)
    assert (ben / ".git" / "MERGE_HEAD").exists()
    assert "A merge is under way" in in_the_way(handoff, ben)
    git(ben, "merge", "--abort")
    git(ben, "checkout", "-q", "--detach")
    assert "No branch is checked out" in in_the_way(handoff, ben)


def test_no_repository_and_no_remote(handoff: Run, demo: Path, git_demo: Path) -> None:
    assert "knows no other place to share with" in in_the_way(handoff, git_demo)
    shutil.rmtree(demo / ".git")
    facts = shared(handoff, demo, code=5)
    assert "is not in a git repository" in facts["in_the_way"]["message"]


def test_a_folder_that_is_no_workspace(handoff: Run, tmp_path: Path) -> None:
    assert handoff("share", cwd=tmp_path).returncode == 2


def test_the_first_share_joins_the_branch_where_there_is_one_remote(handoff: Run, git_demo: Path) -> None:
    git(git_demo.parent, "init", "-q", "--bare", "--initial-branch=main", "shared.git")
    git(git_demo, "remote", "add", "origin", str(git_demo.parent / "shared.git"))
    note(handoff, git_demo, "one")
    facts = shared(handoff, git_demo)
    assert (facts["place"], facts["committed"]) == ("origin/main", 1)
    assert facts["sent"] > 1
    assert git(git_demo, "rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main\n"


def test_with_two_remotes_and_no_upstream_it_says_how(handoff: Run, git_demo: Path) -> None:
    for name in ("origin", "backup"):
        git(git_demo.parent, "init", "-q", "--bare", "--initial-branch=main", f"{name}.git")
        git(git_demo, "remote", "add", name, str(git_demo.parent / f"{name}.git"))
    assert '"backup" and "origin"' in in_the_way(handoff, git_demo)
    assert "git push -u backup main" in shared(handoff, git_demo, code=5)["in_the_way"]["fix"]


def test_a_branch_that_was_taken_away_is_not_brought_back(handoff: Run, ada: Path, ben: Path) -> None:
    git(ben, "switch", "-q", "-c", "audit")
    note(handoff, ben, "one")
    assert shared(handoff, ben)["place"] == "origin/audit"
    git(ada, "push", "-q", "origin", "--delete", "audit")
    assert "origin/audit is no longer there" in in_the_way(handoff, ben)


def test_a_remote_that_cannot_be_reached(handoff: Run, ada: Path) -> None:
    note(handoff, ada, "one", "--commit")
    (ada.parent / "shared.git").rename(ada.parent / "gone.git")
    message = in_the_way(handoff, ada)
    assert '"origin" could not be reached' in message
    assert "Git said: fatal: " in message


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


@pytest.mark.parametrize("hook", ["pre-commit", "pre-merge-commit", "pre-push"])
def test_a_hook_that_refuses_is_heard(handoff: Run, ada: Path, ben: Path, hook: str) -> None:
    note(handoff, ada, "theirs")
    shared(handoff, ada)
    entry = note(handoff, ben, "mine")
    path = ben / ".git" / "hooks" / hook
    path.write_text("#!/bin/sh\nprintf 'Not on \\033[31mFridays.\\n' >&2\nexit 1\n", encoding="utf-8")
    path.chmod(0o755)
    message = shared(handoff, ben, code=5)["in_the_way"]["message"]
    assert "Not on  [31mFridays." in message
    assert not (ben / ".git" / "MERGE_HEAD").exists()
    path.unlink()
    assert shared(handoff, ben)["sent"] == 1
    assert entry in ids(ben)


def test_a_server_that_refuses_is_heard(handoff: Run, ada: Path) -> None:
    hook = ada.parent / "shared.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'This branch is protected.' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    note(handoff, ada, "one", "--commit")
    message = in_the_way(handoff, ada)
    assert "This branch is protected." in message
    assert "pre-receive hook declined" in message


def test_settings_of_git_that_would_rebase_or_stash_or_force_do_not(handoff: Run, ada: Path, ben: Path) -> None:
    for name, value in (
        ("pull.rebase", "true"),
        ("branch.main.rebase", "true"),
        ("merge.autoStash", "true"),
        ("merge.ff", "only"),
        ("remote.origin.push", "+refs/heads/main:refs/heads/main"),
        ("fetch.prune", "true"),
    ):
        git(ben, "config", name, value)
    note(handoff, ada, "theirs")
    shared(handoff, ada)
    note(handoff, ben, "mine", "--commit")
    mine = git(ben, "rev-parse", "HEAD").strip()
    (ben / "handoff.toml").write_text((ben / "handoff.toml").read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert shared(handoff, ben)["received"] == 1
    assert git(ben, "rev-parse", "HEAD^1").strip() == mine
    assert git(ben, "status", "--porcelain") == " M handoff.toml\n"


def test_a_workspace_below_the_top_of_its_repository(handoff: Run, written_demo: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    shutil.copytree(written_demo, top / "quality")
    git(top, "init", "-q", "--initial-branch=main")
    person(top, "Ada Auditor")
    git(top, "add", ".")
    git(top, "commit", "-q", "-m", "Begin")
    git(tmp_path, "init", "-q", "--bare", "--initial-branch=main", "shared.git")
    git(top, "remote", "add", "origin", str(tmp_path / "shared.git"))
    shared(handoff, top / "quality")
    git(tmp_path, "clone", "-q", "shared.git", "other")
    person(tmp_path / "other", "Ben Buyer")
    note(handoff, top / "quality", "one")
    note(handoff, tmp_path / "other" / "quality", "two")
    assert shared(handoff, top / "quality")["sent"] == 1
    assert shared(handoff, tmp_path / "other" / "quality")["received"] == 1


def test_a_share_beside_recordings_in_the_same_folder(handoff: Run, ada: Path, ben: Path) -> None:
    """Whoever comes in git's way is told and keeps what they recorded; the next share takes all of it."""
    before = ids(ada)
    with ThreadPoolExecutor(5) as several:
        recordings = [several.submit(note, handoff, ada, f"n{number}", "--commit") for number in range(4)]
        sharing = several.submit(handoff, "share", cwd=ada)
        recorded = [one.result() for one in recordings]
        assert sharing.result().returncode in {0, 5}
    shared(handoff, ada)
    shared(handoff, ben)
    assert ids(ada) == ids(ben) == sorted(before + recorded)
    assert git(ada, "status", "--porcelain") == ""


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


def test_more_acts_than_one_call_of_git_takes(handoff: Run, ada: Path, ben: Path) -> None:
    entry = note(handoff, ada, "one")
    act = next(path for path in (ada / "ledger").rglob("*.jsonl") if entry in path.read_text(encoding="utf-8"))
    for number in range(400):
        (act.parent / f"20261120T160211Z-{number:016x}.jsonl").write_bytes(act.read_bytes())
    assert (shared(handoff, ada)["sent"], shared(handoff, ben)["received"]) == (401, 401)
    assert git(ada, "log", "-2", "--format=%s").splitlines() == ["Record 101 acts", "Record 300 acts"]


def test_branches_without_a_common_beginning_are_not_forced_together(handoff: Run, ada: Path, written_demo: Path) -> None:
    apart = Path(shutil.copytree(written_demo, ada.parent / "apart"))
    git(apart, "init", "-q", "--initial-branch=main")
    person(apart, "Ben Buyer")
    git(apart, "add", ".")
    git(apart, "commit", "-q", "-m", "Begin elsewhere")
    git(apart, "remote", "add", "origin", str(ada.parent / "shared.git"))
    assert "no beginning in common" in in_the_way(handoff, apart)
