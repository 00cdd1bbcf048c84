from collections.abc import Callable

from handoff.checks.average_hides_tail import find

SERVICE = """
department: service
outputs:
  answers:
    standards:
      quick:
        measure: {kind: KIND}
        target: {value: at most 4 UNIT, judged_by: mean}
"""
CLOCK = "duration, start: asked, stop: STOP, clock: calendar"
TAIL = """
      none-forgotten:
        measure: {kind: duration, start: asked, stop: answered, clock: calendar}
        target: {value: at most 24 h, attain: 99 %}
"""


def service(keys: str, unit: str = "h", stop: str = "answered") -> str:
    return SERVICE.replace("KIND", keys).replace("UNIT", unit).replace("STOP", stop)


def test_a_duration_judged_by_its_mean(look: Callable[..., list[str]]) -> None:
    assert look(find, service(CLOCK)) == [
        "0.yaml:5 service/answers/quick judges a duration by its mean, `at most 4 h, judged by mean`."
    ]


def test_each_reading_a_share_a_total_and_other_kinds(look: Callable[..., list[str]]) -> None:
    for manner in ("attain: 90 %", "judged_by: each", "judged_by: total"):
        assert look(find, service(CLOCK).replace("judged_by: mean", manner)) == []
    assert look(find, service("value, unit: mm", "mm")) == []


def test_a_second_standard_may_watch_the_tail(look: Callable[..., list[str]]) -> None:
    assert look(find, service(CLOCK) + TAIL.lstrip("\n")) == []
    assert len(look(find, service(CLOCK, stop="closed") + TAIL.lstrip("\n"))) == 1
