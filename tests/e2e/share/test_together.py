"""Sharing as people do who do not speak git: two clones of a bare repository that record at the same time."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .clones import Run, git, ids, note, person, shared


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


def test_more_acts_than_one_call_of_git_takes(handoff: Run, ada: Path, ben: Path) -> None:
    entry = note(handoff, ada, "one")
    act = next(path for path in (ada / "ledger").rglob("*.jsonl") if entry in path.read_text(encoding="utf-8"))
    for number in range(400):
        (act.parent / f"20261120T160211Z-{number:016x}.jsonl").write_bytes(act.read_bytes())
    assert (shared(handoff, ada)["sent"], shared(handoff, ben)["received"]) == (401, 401)
    assert git(ada, "log", "-2", "--format=%s").splitlines() == ["Record 101 acts", "Record 300 acts"]


def test_an_act_that_was_changed_or_removed_here_is_told_and_stays_here(handoff: Run, ada: Path) -> None:
    note(handoff, ada, "one")
    note(handoff, ada, "two")
    shared(handoff, ada)
    one, two = sorted(git(ada, "diff", "--name-only", "HEAD~1", "HEAD").split())
    (ada / one).write_bytes((ada / one).read_bytes().replace(b'"note":"', b'"note":"not '))
    (ada / two).unlink()
    note(handoff, ada, "three")
    facts = shared(handoff, ada)
    assert (facts["committed"], facts["touched"], facts["left"]) == (1, [one, two], [])
    assert git(ada, "diff", "--name-only", "HEAD").split() == [one, two]
