"""Reference blocks that are no charts of ``reference.blocks``: which test reproduces each."""

from fnmatch import fnmatchcase

_SAME = "test_the_reference_implementation_gives_the_same"
# The file of a test, the test, and the blocks that it holds our numbers against.
REPRODUCED: tuple[tuple[str, str, str], ...] = (
    ("charts/test_reference.py", "test_two_of_three_as_it_is_since_2023", "mdc2023/cases_that_differ/*"),
    ("charts/test_memory.py", "test_as_qcc", "nist_ewma/qcc"),
    ("charts/test_memory.py", "test_as_nist_published_it", "nist_ewma/published"),
    ("charts/test_reference.py", "test_as_nist_published_its_flow_rates", "nist_flowrate/published"),
    (
        "statistics/test_capability_reference.py",
        "test_qcc_gives_the_same",
        (
            "pistonrings/capability_two_sided pistonrings/capability_upper_only "
            "pistonrings/capability_lower_only ss_bolts/capability ss_bottles/qcc_two_sided ss_bottles/qcc_lower_only "
            "viscosity/capability viscosity/capability_upper_only"
        ),
    ),
    (
        "statistics/test_capability_reference.py",
        "test_sixsigma_gives_the_same",
        (
            "pistonrings/sixsigma_overall ss_bolts/sixsigma ss_bottles/sixsigma_two_sided ss_bottles/sixsigma_upper "
            "viscosity/sixsigma_overall_baseline"
        ),
    ),
    (
        "statistics/test_dispersion.py",
        f"{_SAME}_of_counts",
        "cdi/overdispersion_pre circuit/overdispersion complaints/overdispersion ss_defects_per_order/overdispersion",
    ),
    ("statistics/test_dispersion.py", f"{_SAME}_of_shares", "nhs_accidents/overdispersion orangejuice/overdispersion_baseline"),
    ("statistics/test_dispersion.py", f"{_SAME}_of_simulated_series", "random_attributes/*/overdispersion_p"),
    ("statistics/test_pareto.py", _SAME, "gtt/pareto_categories"),
    (
        "statistics/test_proportions.py",
        _SAME,
        "gtt/wilson95 nhs_accidents/wilson95 orangejuice/wilson95 random_attributes/*/wilson95",
    ),
    ("statistics/test_proportions.py", f"{_SAME}_exact_intervals", "orangejuice/exact95"),
    ("statistics/test_proportions.py", f"{_SAME}_difference", "shift/newcombe/orangejuice_p shift/newcombe/RRK_p"),
    ("statistics/test_ranks.py", _SAME, "shift/cases/*/mann_whitney"),
    ("statistics/test_rates.py", _SAME, "shift/cases/cdi_rate"),
    ("statistics/test_sigma.py", "test_the_reference_study_is_the_same", "ss_bottles/dpmo_from_z_shift"),
    ("statistics/test_sigma.py", "test_the_reference_table_is_the_same_both_ways", "yields/sigma_table"),
    ("statistics/test_textbook.py", f"{_SAME}_t", "shift/cases/*/welch"),
    ("statistics/test_textbook.py", f"{_SAME}_chi_squared_and_fisher", "shift/cases/orangejuice_p shift/cases/RRK_p"),
    ("statistics/test_trend.py", _SAME, "nile/trend ss_defects_per_order/trend viscosity/trend_all"),
    ("statistics/test_trend.py", f"{_SAME}_of_departments", "ae_attendances_dev/*/trend_pct"),
    ("statistics/test_trend.py", f"{_SAME}_of_ratios", "cdi/trend_all_rate nhs_accidents/trend"),
    ("statistics/test_trend.py", f"{_SAME}_of_simulated_series", "random_xmr/*/trend"),
    ("statistics/test_yields.py", _SAME, "yields/a yields/b yields/c"),
)


def homes_of(name: str) -> list[str]:
    """The tests that reproduce a block, by file and name."""
    return [f"{file}::{test}" for file, test, names in REPRODUCED if any(fnmatchcase(name, one) for one in names.split())]


def is_elsewhere(name: str) -> bool:
    """Whether a block is none of the charts."""
    return bool(homes_of(name))
