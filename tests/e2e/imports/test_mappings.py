"""A mapping is named as the settings name it; its name and its keys are in every row, so its rows are its own."""

from pathlib import Path

from .works import ADA, Run, entries, imported

ERP = """
[import.erp-weekly]
columns = {standard = "Kennzahl", observed_on = "Tag", value = "Wert"}
key = ["Auftrag"]
dates = "DD.MM.YYYY"

[import.mes]
constants = {standard = "entered-in-time"}
"""


def export(site: Path, *lines: str) -> str:
    (site / "erp.csv").write_text("Auftrag,Kennzahl,Tag,Wert\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return "erp.csv"


def declare(site: Path) -> None:
    settings = site / "handoff.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + ERP, encoding="utf-8")


def test_rows_are_known_by_their_own_key_in_any_order(handoff: Run, site: Path) -> None:
    declare(site)
    orders = ["A-1,entered-in-time,31.10.2026,97/104", "A-2,entered-in-time,31.10.2026,98/104"]
    assert imported(handoff, site, export(site, *orders), "--mapping", "erp-weekly")["recorded"] == 2
    assert {entry["import"] for entry in entries(site)} == {"erp-weekly"}
    again = imported(handoff, site, export(site, *reversed(orders)), "--mapping", "erp-weekly")
    assert (again["recorded"], again["known"]) == (0, 2)
    export(site, orders[1], "A-1,entered-in-time,31.10.2026,90/104")
    assert imported(handoff, site, "erp.csv", "--mapping", "erp-weekly", "--correct")["corrected"] == 1


def test_an_unknown_mapping_is_asked_did_you_mean(handoff: Run, site: Path) -> None:
    export(site)
    done = handoff("record", "--from", "erp.csv", "--mapping", "erp", *ADA, cwd=site)
    assert done.returncode == 2
    assert "There is none yet." in done.stderr
    declare(site)
    done = handoff("record", "--from", "erp.csv", "--mapping", "erp-wekly", *ADA, cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    said = " ".join(done.stderr.split())
    assert 'No mapping is called "erp-wekly".' in said
    assert "Did you mean erp-weekly? There are erp-weekly and mes." in said


def test_its_name_may_come_from_the_environment_and_is_completed(handoff: Run, site: Path) -> None:
    declare(site)
    name = export(site, "A-1,entered-in-time,31.10.2026,97/104")
    done = handoff("record", "--from", name, *ADA, cwd=site, env={"HANDOFF_RECORD_MAPPING": "erp-weekly"})
    assert done.returncode == 0, done.stderr
    asked = {"_HANDOFF_COMPLETE": "complete_bash", "COMP_WORDS": "handoff record --mapping e", "COMP_CWORD": "3"}
    assert handoff(cwd=site, env=asked).stdout.split() == ["erp-weekly"]
