"""Agreeing as supplier and customer do it: each for themselves, to what the standard says on that day, signed or not."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
NAME = "customer-service/special-order/entered-in-time"


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def entries(act: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in act.read_text(encoding="utf-8").splitlines()]


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "standards" / "customer-service.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_supplier_and_customer_agree_and_the_answer_says_who_is_missing(handoff: Run, git_demo: Path) -> None:
    before = acts(git_demo)
    first = handoff("agree", "entered-in-time", "--for", "sales", "--took-part", "9", "--of", "11", cwd=git_demo)
    assert first.returncode == 0, first.stderr
    assert "We enter complete special orders within 4 working hours." in first.stdout
    assert "Target: at least 90 %, limit at least 80 %. Measured every month" in first.stdout
    assert "Ada Auditor (Sales director) speaks for sales" in first.stdout
    assert "9 of 11 had their say." in first.stdout
    assert "Next: handoff agree entered-in-time --for customer-service" in first.stdout
    (act,) = acts(git_demo) - before
    _, entry = entries(act)
    assert (entry["standard"], entry["party"], entry["stance"], entry["took_part"]) == (NAME, "sales", "agrees", 9)
    assert json.loads(str(entry["text"]))["target"] == "at least 90 %"
    second = handoff("agree", "entered-in-time", "--for", "customer-service", "--by", "Bob", "--commit", cwd=git_demo)
    assert (second.returncode, second.stderr) == (0, "Committed.\n")
    assert "Everyone else has agreed." in second.stdout
    log = subprocess.run(["git", "log", "-1", "--format=%s"], cwd=git_demo, capture_output=True, text=True, check=True).stdout
    assert log == "Record 1 agreement\n"


def test_one_person_for_both_sides_is_refused_however_the_name_is_written(handoff: Run, demo: Path) -> None:
    assert handoff("agree", "entered-in-time", "--for", "sales", "--by", "Ada Auditor", cwd=demo).returncode == 0
    before = acts(demo)
    done = handoff("agree", "entered-in-time", "--for", "customer-service", "--by", " ADA  auditor", cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert f'"Ada Auditor" has spoken for sales, the customer of {NAME}' in done.stderr
    assert acts(demo) == before


def test_the_same_word_again_records_nothing_until_the_terms_change(handoff: Run, demo: Path) -> None:
    words = ("agree", "entered-in-time", "--for", "sales", "--by", "Ada")
    assert handoff(*words, cwd=demo).returncode == 0
    before = acts(demo)
    again = handoff(*words, cwd=demo)
    assert (again.returncode, again.stderr) == (0, "")
    assert "1 word was said before, to the very same terms: nothing was recorded." in again.stdout
    change(demo, "owner: Order desk lead", "owner: Somebody else")
    assert "nothing was recorded" in handoff(*words, cwd=demo).stdout
    assert acts(demo) == before
    change(demo, "target: at least 90 %", "target: at least 85 %")
    time.sleep(1)
    assert "Recorded as " in handoff(*words, cwd=demo).stdout
    assert len(acts(demo) - before) == 1


def test_all_is_everything_that_a_party_has_yet_to_agree_to_in_one_act(handoff: Run, demo: Path) -> None:
    before = acts(demo)
    objected = handoff(
        "agree", "first-answer", "--for", "oem-buyers", "--by", "Cy", "--objection", "Two hours would help us", cwd=demo
    )
    assert "oem-buyers objects to customer-service/buyer-enquiries/first-answer" in objected.stdout
    done = handoff("agree", "--all", "--for", "OEM-buyers", "--by", "Cy", "--format", "json", cwd=demo)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["version"] == 1
    assert answer["objected"] == ["customer-service/buyer-enquiries/first-answer"]
    assert {word["party"] for word in answer["agreements"]} == {"oem-buyers"}
    assert len(answer["agreements"]) == 4
    assert len(acts(demo) - before) == 2
    assert [entry["id"] for entry in entries(demo / answer["act"])[1:]] == [word["id"] for word in answer["agreements"]]
    nothing = handoff("agree", "--all", "--for", "oem-buyers", "--by", "Cy", cwd=demo)
    assert (nothing.returncode, "Nothing to agree to" in nothing.stdout) == (0, True)
    assert len(acts(demo) - before) == 2


def test_a_guardrail_is_acknowledged_and_its_authority_approves_it(handoff: Run, demo: Path) -> None:
    shown = handoff("agree", "--all", "--for", "site permit, CONDITION 12", "--by", "Eve", "--format", "json", cwd=demo)
    assert shown.returncode == 2
    assert 'Nobody is named who speaks for "Site permit, condition 12".' in shown.stderr
    done = handoff(
        "agree",
        "--all",
        "--for",
        "site permit, condition 12",
        "--by",
        "Eve",
        "--role",
        "Site officer",
        "--format",
        "json",
        cwd=demo,
    )
    assert done.returncode == 0, done.stderr
    (word,) = json.loads(done.stdout)["agreements"]
    assert (word["party"], word["stance"], word["role"]) == ("Site permit, condition 12", "approves", "Site officer")
    supplier = word["standard"].partition("/")[0]
    words = ("agree", word["standard"], "--for", supplier, "--by", "Bob", "--objection", "It slows us down", "--format", "json")
    (other,) = json.loads(handoff(*words, cwd=demo).stdout)["agreements"]
    assert (other["stance"], other["objection"]) == ("acknowledges", "It slows us down")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("entered-in-time", "--for", "sale"), "Did you mean sales?"),
        (("entered-in-tme", "--for", "sales"), "entered-in-time"),
        (("customer-service", "--for", "sales"), "is a department, not a standard"),
        (("--all", "--for", "oem-buyer"), "Did you mean oem-buyers?"),
        (("--all", "entered-in-time", "--for", "sales"), "one or the other"),
        (("--for", "sales"), "one or the other"),
        (("entered-in-time",), "say who agrees"),
        (("entered-in-time", "--for", "sales", "--until", "2026-01-01"), "is not after today"),
        (("entered-in-time", "--for", "sales", "--until", "31.12.2199"), "YYYY-MM-DD"),
        (("entered-in-time", "--for", "sales", "--took-part", "12", "--of", "11"), "--took-part 9 --of 11"),
        (("entered-in-time", "--for", "sales", "--took-part", "9"), "--took-part 9 --of 11"),
        (("entered-in-time", "--for", "sales", "--took-part", "0", "--of", "0"), "--took-part"),
        (("entered-in-time", "--for", "sales", "--key", "k"), "add --sign"),
        (("entered-in-time", "--for", "sales", "--role", "a\nb"), "several lines"),
        (("entered-in-time", "--for", "sales", "--note", "x" * 4001), "4,001 characters"),
        (("entered-in-time", "matches-the-request", "out-by-day-5", "--for", "sales"), "has no seat at customer-service/complaint"),
        (("entered-in-time", "--for", "sales", "--sign", "--key", "none"), "There is no key"),
    ],
)
def test_refusals_record_nothing(handoff: Run, demo: Path, words: tuple[str, ...], expected: str) -> None:
    before = acts(demo)
    done = handoff("agree", *words, "--by", "Ada", cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert acts(demo) == before


def test_a_standard_that_cannot_be_read_or_is_not_whole_is_not_agreed_to(handoff: Run, demo: Path) -> None:
    change(demo, "target: at least 90 %", "targt: at least 90 %")
    done = handoff("agree", "entered-in-time", "--for", "sales", "--by", "Ada", cwd=demo)
    assert done.returncode == 3
    assert "unknown-key" in done.stderr
    neighbour = handoff("agree", "sent-in-two-days", "--for", "sales", "--by", "Ada", cwd=demo)
    assert neighbour.returncode == 0, neighbour.stderr
    assert handoff("agree", "--all", "--for", "sales", "--by", "Ada", cwd=demo).returncode == 3
    change(demo, "targt: at least 90 %", "note: no target")
    done = handoff("agree", "entered-in-time", "--for", "sales", "--by", "Ada", cwd=demo)
    assert done.returncode == 2
    assert f"{NAME} has no target yet." in done.stderr


def test_the_same_party_may_speak_again_at_once(handoff: Run, demo: Path) -> None:
    for objection in (("--objection", "too slow"), (), ("--note", "after the meeting")):
        done = handoff("agree", "entered-in-time", "--for", "sales", "--by", "Ada", *objection, cwd=demo)
        assert done.returncode == 0, done.stderr
