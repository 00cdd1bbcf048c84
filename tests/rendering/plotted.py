"""Charts that several formats are held by."""

from handoff.page import Chart, Plotted

VALUES = (92.0, 93.0, 91.0, 86.5, 95.0, 96.0, 99.0, 95.5)
# A phase of four points, then one with other limits; the fourth and the seventh point stand out.
LINES = ((92.0, 88.0, 96.0),) * 4 + ((95.0, 92.0, 98.0),) * 4
TONES = {3: ("bad", "limit"), 6: ("good", "limit, trend")}


def chart_of(title: str = "On time") -> Chart:
    points = tuple(
        Plotted(f"2026-{number + 1:02}", value, *lines, *TONES.get(number, ("plain", "")))
        for number, (value, lines) in enumerate(zip(VALUES, LINES, strict=True))
    )
    return Chart("on-time", title, "Improving.", points, (4,), 94.0, "%")
