"""Who speaks for whom: a head, a representative, else nobody, who is then called by name."""

import pytest

from handoff.analysis.speaking import owner_of, speaker_for, speaker_of, speakers_of
from handoff.model.organisation import Department, Organisation, Party, Station
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Standard

HERE = Source("standards/x.yaml", 3, 1)
SALES = Department("sales", "Sales", HERE, head="Sales director", stations=(Station("desk", "Desk"),))
PARTIES = (Party("staff", "Staff", "group", HERE, "Works council"), Party("users", "Users", "end-user", HERE))
ORGANISATION = Organisation(Settings("Harrow Pumps"), (SALES,), PARTIES)


@pytest.mark.parametrize(
    ("party", "role", "called"),
    [
        ("sales", "Sales director", "Sales director"),
        ("sales/desk", "Sales director", "Sales director"),
        ("staff", "Works council", "Works council"),
        ("users", "", "Users"),
        ("Site permit", "", "Site permit"),
    ],
)
def test_a_head_or_a_representative_speaks_for_a_party(party: str, role: str, called: str) -> None:
    assert speaker_of(ORGANISATION, party) == role
    assert speaker_for(speakers_of(ORGANISATION), party) == called


@pytest.mark.parametrize(
    ("owner", "department", "who"), [("Desk lead", "sales", "Desk lead"), ("", "sales", "Sales director"), ("", "x", "")]
)
def test_an_owner_answers_for_a_standard_else_the_head_of_its_department(owner: str, department: str, who: str) -> None:
    standard = Standard(department, "offers", "on-time", HERE, owner=owner)
    assert owner_of(speakers_of(ORGANISATION), standard) == who
