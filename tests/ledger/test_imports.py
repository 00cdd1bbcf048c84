"""What the ledger knows of a mapping's rows: whoever brings them, in whatever order, and whatever was corrected since."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from handoff.analysis.imported import Changed
from handoff.ledger.files import FileLedger
from handoff.model.entry import Act, Correction, Filed, Measurement

Make = Callable[..., Measurement]
ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A", program="handoff 0.1", import_="erp", source="x", source_sha256="ab")
TYPED = Act(recorded_at="2026-11-20T16:02:12Z", recorded_by="Bea", program="handoff 0.1")


def row(number: int, key: str | None) -> Measurement:
    return Measurement(
        observed_on=date(2026, 1, 1) + timedelta(number),
        standard="sales/offers/on-time",
        terms="0" * 64,
        target="at least 90 %",
        numerator=Decimal(number),
        denominator=Decimal(104),
        key=key,
    )


def bring(ledger: FileLedger, *rows: Measurement) -> list[str]:
    with ledger.draft(ACT) as draft:
        said = [draft.add(one, line) for line, one in enumerate(rows, 2)]
        draft.publish()
    return said


def changed(ledger: FileLedger, *rows: Measurement) -> list[Changed]:
    with ledger.rehearsal(ACT) as draft:
        for line, one in enumerate(rows, 2):
            draft.add(one, line)
        return sorted(draft.changed(), key=lambda one: one.line)


def correct(ledger: FileLedger, of: Filed, numerator: str | None, **more: object) -> Filed:
    """Correct an entry, as a person does, or with ``import_`` and ``key`` as an import does."""
    was = of.entry
    assert isinstance(was, (Measurement, Correction))
    says = None if numerator is None else Decimal(numerator)
    made = Correction(
        observed_on=was.observed_on,
        standard=was.standard,
        corrects=of.id,
        act="" if more else of.act_id,
        because="misread",
        terms=was.terms,
        target=was.target,
        limit=was.limit,
        numerator=says,
        denominator=None if says is None else Decimal(104),
        **more,
    )
    with ledger.draft(TYPED) as draft:
        draft.add(made)
        name = draft.publish().first_id
    (filed,) = (one for one in ledger.history(()) if one.id == name)
    return filed


def only(ledger: FileLedger) -> Filed:
    (one,) = (one for one in ledger.history(()) if isinstance(one.entry, Measurement))
    return one


def ids(ledger: FileLedger) -> list[str]:
    return sorted({one.id for one in ledger.history(())})


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=40),
    st.randoms(use_true_random=False),
    st.sampled_from(("order-{}", "")),
)
def test_the_same_rows_in_any_files_and_any_order_have_the_same_ids(dealt: list[tuple[int, int]], random: Random, key: str) -> None:
    """Rows with keys of their own, or one a day: which file brings a row, and when, does not matter; again adds nothing."""
    rows = {number: row(number, key.format(number) or None) for number, _ in dealt}
    files: dict[int, list[Measurement]] = {}
    for number, file in dealt:  # a row may stand in several files, as where exports overlap
        if rows[number] not in files.setdefault(file, []):
            files[file].append(rows[number])
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        whole, parts = FileLedger(Path(one), "ledger"), FileLedger(Path(other), "ledger")
        bring(whole, *rows.values())
        shuffled = list(files.values())
        random.shuffle(shuffled)
        for file in shuffled:
            random.shuffle(file)
            bring(parts, *file)
        assert ids(whole) == ids(parts)
        assert len(ids(whole)) == len(rows)
        assert set(bring(parts, *rows.values())) <= {"known"}
        assert ids(whole) == ids(parts)


def test_another_note_evidence_target_or_terms_is_the_same_row(ledger: FileLedger, measured: Make) -> None:
    assert bring(ledger, measured(key="k")) == ["new"]
    same = measured("97.0", key="k", note="again", terms="1" * 64, target="at least 95 %", recorded_by="C")
    assert bring(ledger, same) == ["known"]
    assert len(ids(ledger)) == 1


def test_a_changed_row_is_given_with_its_line_and_what_stands_in_the_ledger(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"), measured("50", key="other"))
    (one,) = changed(ledger, measured("50", key="other"), measured("98", key="k"))
    assert (one.line, one.row.numerator, one.entry.numerator, one.hindrance) == (3, 98, 97, "")
    assert (one.kept.place.line, one.kept.act.recorded_by) == (2, "A")


def test_an_import_s_correction_is_known_and_the_old_file_is_changed_against_it(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    fixed = correct(ledger, only(ledger), "98", import_="erp", key="k")
    assert isinstance(fixed.entry, Correction)
    assert (fixed.entry.nonce, fixed.entry.act) == (None, "")
    assert bring(ledger, measured("98", key="k")) == ["known"]
    (old,) = changed(ledger, measured("97", key="k"))
    assert (old.kept.id, old.entry.numerator, old.hindrance) == (fixed.id, 98, "")


def test_a_person_s_correction_stands_and_what_the_file_said_is_known(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    by_hand = correct(ledger, only(ledger), "98")
    assert bring(ledger, measured("97", key="k")) == ["known"]
    assert bring(ledger, measured("98", key="k")) == ["known"]
    (third,) = changed(ledger, measured("99", key="k"))
    assert (third.kept.id, third.hindrance) == (by_hand.id, "by-hand")


def test_what_the_file_said_last_is_what_its_last_correction_said(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    correct(ledger, correct(ledger, only(ledger), "98", import_="erp", key="k"), "99")
    assert bring(ledger, measured("98", key="k")) == ["known"]
    assert bring(ledger, measured("99", key="k")) == ["known"]
    assert changed(ledger, measured("97", key="k"))[0].hindrance == "by-hand"


def test_a_row_that_a_person_took_back_stays_gone_and_may_come_on_another_day(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    (moved,) = changed(ledger, measured("97", "2026-11-21", key="k"))
    assert moved.hindrance == "moved"
    correct(ledger, only(ledger), None)
    assert bring(ledger, measured("97", key="k")) == ["known"]
    assert changed(ledger, measured("98", key="k"))[0].hindrance == "by-hand"
    assert bring(ledger, measured("97", "2026-11-21", key="k")) == ["new"]
    assert bring(ledger, measured("97", "2026-11-21", key="k")) == ["known"]
    (again,) = changed(ledger, measured("96", "2026-11-21", key="k"))
    assert (again.entry.observed_on, again.hindrance) == (date(2026, 11, 21), "")


def test_corrections_that_contradict_each_other_are_left_to_people(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    first = only(ledger)
    other = correct(ledger, first, "98")
    correct(ledger, first, "99")
    assert changed(ledger, measured("98", key="k"))[0].hindrance == "rivals"
    assert bring(ledger, measured("97", key="k")) == ["known"]
    correct(ledger, other, None)
    assert bring(ledger, measured("99", key="k")) == ["known"]


def test_corrections_that_agree_are_left_to_people_when_the_file_says_something_else(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    first = only(ledger)
    correct(ledger, first, "98", import_="erp", key="k")
    correct(ledger, first, "98.0", import_="erp", key="k")
    assert bring(ledger, measured("98", key="k")) == ["known"]
    assert changed(ledger, measured("99", key="k"))[0].hindrance == "rivals"


def test_of_several_rows_of_a_day_without_keys_none_is_corrected_by_its_order(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97"), measured("98"), measured("50", "2026-11-21"))
    assert [one.hindrance for one in changed(ledger, measured("98"), measured("51", "2026-11-21"))] == ["several", ""]
    assert [one.hindrance for one in changed(ledger, measured("97"), measured("96"))] == ["several"]


def test_a_correction_of_another_day_changes_no_row(ledger: FileLedger, measured: Make) -> None:
    bring(ledger, measured("97", key="k"))
    first = only(ledger)
    astray = structs.replace(first, entry=measured("97", "2026-11-21"))
    correct(ledger, astray, "98")
    assert changed(ledger, measured("98", key="k"))[0].kept.id == first.id


def test_a_rehearsal_says_the_same_and_leaves_nothing(ledger: FileLedger, measured: Make, tmp_path: Path) -> None:
    with ledger.rehearsal(ACT) as draft:
        assert [draft.add(measured("97")), draft.add(measured("97")), draft.add(measured("98"))] == ["new", "repeated", "new"]
        published = draft.publish()
    assert (published.path, published.entries) == ("", 2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_a_rehearsal_that_is_left_leaves_nothing(
    ledger: FileLedger, measured: Make, tmp_path: Path, error: type[BaseException]
) -> None:
    def left() -> None:
        with ledger.rehearsal(ACT) as draft:
            draft.add(measured("97"))
            raise error

    with pytest.raises(error):
        left()
    assert list(tmp_path.iterdir()) == []


def test_a_new_row_that_somebody_typed_in_is_given_with_that_entry(ledger: FileLedger, measured: Make) -> None:
    with ledger.draft(TYPED) as draft:
        for one in (measured("97"), measured("98"), measured("97", "2026-11-21"), measured("90", standard="sales/offers/wait")):
            draft.add(one)
        draft.publish()
    with ledger.rehearsal(ACT) as draft:
        rows = (measured("96"), measured("97.0", note="x"), measured("97", "2026-11-22"), measured("97", "2026-11-21"))
        for line, one in enumerate(rows, 2):
            draft.add(one, line)
        count, (first,) = draft.doubles(1)
    assert (count, first.line, first.kept.place.line, first.kept.act.recorded_by) == (2, 3, 2, "Bea")


def test_what_was_taken_back_or_is_known_already_is_no_double(ledger: FileLedger, measured: Make) -> None:
    with ledger.draft(TYPED) as draft:
        draft.add(measured("97"))
        draft.publish()
    typed = only(ledger)
    bring(ledger, measured("97"))
    with ledger.rehearsal(ACT) as draft:
        draft.add(measured("97"))
        assert draft.doubles(5) == (0, ())
    correct(ledger, typed, None)
    with ledger.rehearsal(structs.replace(ACT, import_="other", source_sha256="f" * 64)) as draft:
        draft.add(measured("97"))
        assert draft.doubles(5) == (0, ())
    with ledger.rehearsal(structs.replace(ACT, import_="other")) as draft:
        draft.add(measured("97"))
        (double,) = draft.doubles(5)[1]
        assert double.kept.act.import_ == ACT.import_


def test_a_row_stays_the_same_row_when_its_standard_is_renamed(ledger: FileLedger, measured: Make) -> None:
    old = {"standard": "sales/offers/quick"}
    bring(ledger, measured("97", **old), measured("50", key="k", **old), measured("60", "2026-11-21", **old))
    first = next(one for one in ledger.history(()) if isinstance(one.entry, Measurement) and one.entry.numerator == 60)
    correct(ledger, first, "61", import_="erp", key="sales/offers/quick|2026-11-21|1")
    with ledger.rehearsal(ACT, {"sales/offers/quick": "sales/offers/on-time"}) as draft:
        rows = (measured("97"), measured("50", key="k"), measured("61", "2026-11-21"), measured("98", "2026-11-22"))
        assert [draft.add(row) for row in rows] == ["known", "known", "known", "new"]
    with ledger.rehearsal(ACT, {"sales/offers/quick": "sales/offers/on-time"}) as draft:
        draft.add(measured("96"))
        (one,) = draft.changed()
        assert (one.entry.standard, one.hindrance) == ("sales/offers/quick", "")
