"""Which tests hold each guard: where something comes in or goes out, what would happen, and who would notice."""

from typing import NamedTuple


class Guard(NamedTuple):
    """One guard: ``tests`` as path and name below `tests/`, ``cases`` by the ids of the reference bad inputs."""

    where: str
    trap: str
    tests: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


GUARDS = (
    Guard(
        "YAML in",
        "deep nesting, alias bombs, tags, duplicate keys, `1:30` and `no` that change their meaning",
        (
            "reading/test_organisation.py::test_a_bad_file_is_one_problem_at_its_place",
            "reading/test_yaml_nodes.py::test_every_fault_of_the_whole_file_is_told",
            "reading/test_yaml_nodes.py::test_more_values_than_anybody_could_read_are_refused",
            "reading/test_yaml_nodes.py::test_without_the_compiled_parser_the_one_in_python_is_used",
            "reading/test_organisation.py::test_a_text_stays_as_its_author_wrote_it",
            "reading/test_organisation.py::test_any_file_at_all_gives_problems_or_an_organisation",
        ),
        (
            "yaml-duplicate-key",
            "yaml-norway",
            "yaml-sexagesimal",
            "yaml-alias-recursive",
            "yaml-python-object",
            "yaml-scalar-200mb",
        ),
    ),
    Guard(
        "JSON in",
        "NaN, 1e400, lone surrogates, duplicate keys, numbers that hang",
        (
            "ledger/test_strict.py::test_strict_json_is_json",
            "ledger/test_strict.py::test_any_text_is_a_value_or_a_flaw_and_never_an_exception",
            "ledger/test_decode.py::test_whatever_is_not_exactly_that_is_left_to_the_second_look",
        ),
        ("led-value-infinity", "led-deep-json", "led-utf16"),
    ),
    Guard(
        "lines",
        "splitting at NEL, VT, U+2028 or a lone CR",
        ("ledger/test_walk.py::test_lines_end_at_newlines_alone_and_are_bounded",),
        ("led-crlf", "led-line-50mb", "led-two-on-one-line"),
    ),
    Guard(
        "numbers",
        "`1_000`, digits of other scripts, `nan`, exponents",
        ("model/test_number.py::test_anything_else_is_no_number",),
        ("cli-value-underscore", "cli-value-nan", "csv-value-fullwidth", "yaml-target-exp-huge"),
    ),
    Guard(
        "CSV in",
        "an unclosed quote, a column twice",
        (
            "reading/test_csv_records.py::test_a_quote_that_is_not_closed_is_named_where_it_opens_and_nothing_after_it_is_read",
            "reading/test_rows.py::test_a_fault_of_the_file_is_named_and_nothing_is_read",
        ),
        ("csv-unclosed-quote", "csv-duplicate-header"),
    ),
    Guard(
        "spreadsheets in",
        "percent cells, merged cells, formulas without a value, hidden rows and sheets, zip bombs",
        (
            "reading/test_shown_cells.py::test_a_cell_is_read_as_people_see_it",
            "reading/test_sheets.py::test_a_hidden_row_is_refused_and_a_hidden_sheet_is_said",
            "reading/test_sheets.py::test_two_sheets_with_cells_are_one_too_many_and_empty_ones_do_not_count",
            "reading/test_sheets.py::test_bombs_are_refused_before_anything_is_unpacked",
        ),
        ("xlsx-percent-format", "xlsx-merged", "xlsx-formula-no-cache", "xlsx-billion-laughs", "xlsx-xxe"),
    ),
    Guard(
        "terminal",
        "escape sequences, links, C1 and bidirectional characters, markup in what was typed",
        (
            "rendering/test_escape.py::test_nothing_hidden_is_left_in_any_kind_of_output",
            "rendering/test_escape.py::test_what_cannot_be_seen_is_shown_by_its_code_point",
            "rendering/test_room.py::test_what_was_typed_is_never_obeyed",
            "e2e/test_ways_out.py::test_what_was_typed_is_shown_safely",
        ),
        ("inj-ansi-clear", "inj-c1-csi", "inj-osc8", "inj-rich-markup", "inj-cr-overwrite"),
    ),
    Guard(
        "HTML",
        "scripts, loads from outside, links that run",
        (
            "rendering/test_html.py::test_any_text_in_any_place_is_read_back_and_adds_no_element",
            "rendering/test_html.py::test_the_policy_allows_the_style_of_the_file_and_nothing_else",
            "rendering/test_html.py::test_nothing_in_a_file_points_elsewhere",
            "rendering/test_browser.py::test_the_policy_holds_where_the_escaping_has_a_hole",
            "rendering/test_workbook.py::test_paper_escapes_what_somebody_typed",
        ),
        ("inj-html-script", "inj-html-script-close", "inj-rlo"),
    ),
    Guard(
        "SVG, Mermaid, Markdown",
        "labels that become syntax",
        (
            "rendering/test_escape.py::test_a_mermaid_label_reads_back_and_has_no_syntax",
            "rendering/test_escape.py::test_a_markdown_reader_finds_nothing_but_text_and_all_of_it",
            "rendering/test_escape.py::test_a_markdown_cell_never_adds_a_column",
            "rendering/test_mermaid.py::test_every_line_of_a_hostile_page_is_the_diagram_s_own",
        ),
        ("inj-html-svg", "inj-mermaid", "inj-md-table", "inj-md-fence"),
    ),
    Guard(
        "CSV and XLSX out",
        "cells that a spreadsheet takes for formulas or links",
        (
            "rendering/test_csv.py::test_no_cell_of_a_hostile_page_is_a_formula_and_every_row_has_its_cells",
            "rendering/test_escape.py::test_a_spreadsheet_finds_no_formula",
            "rendering/test_xlsx.py::test_any_text_reads_back_and_is_no_formula_and_no_link",
        ),
        ("inj-csv-dde", "inj-csv-equals", "inj-xlsx-formula", "inj-xlsx-control"),
    ),
    Guard(
        "GitHub",
        "lines that a runner takes for its commands",
        (
            "rendering/test_escape.py::test_a_runner_obeys_no_line",
            "rendering/test_escape.py::test_neither_form_of_a_runner_command_is_left",
            "rendering/test_escape.py::test_an_annotation_is_encoded_as_the_runner_decodes_it",
        ),
        ("inj-gha-command", "inj-gha-newline", "inj-gha-percent", "inj-gha-v1"),
    ),
    Guard(
        "git",
        "options hidden in revisions, programs of a repository's configuration, a redirecting environment",
        (
            "git/test_revisions.py::test_what_is_no_revision_is_refused_and_is_only_ever_a_name",
            "git/test_revisions.py::test_a_hostile_configuration_runs_nothing",
            "git/test_hostile.py::test_a_hostile_repository_runs_nothing",
            "git/test_hostile.py::test_another_repository_in_the_environment_is_not_asked",
        ),
        ("cli-rev-output-injection", "cli-rev-shell", "env-git-hostile-config", "env-git-dir-variable"),
    ),
    Guard(
        "file names",
        "ids that lead elsewhere, reserved names, twins in upper and lower case",
        (
            "reading/test_naming.py::test_anything_else_is_no_name_by_any_rule",
            "reading/test_naming.py::test_the_names_that_windows_keeps_are_no_ids",
            "reading/test_files.py::test_files_that_are_one_on_other_systems_are_named",
        ),
        ("cli-std-traversal", "yaml-id-traversal", "fs-case-insensitive-names", "fs-symlink-outside"),
    ),
    Guard(
        "output files",
        "half a report, or an old one destroyed by a failed one",
        (
            "e2e/test_ways_out.py::test_a_failed_report_leaves_the_old_file",
            "e2e/test_ways_out.py::test_a_report_goes_whole_into_a_file",
            "test_faults.py::test_nothing_is_lost",
        ),
        ("cli-out-keeps-old-on-failure",),
    ),
    Guard(
        "crash",
        "a traceback that exits as a finding does; a closed pipe that is loud; a full output that is silent",
        (
            "e2e/test_ways_out.py::test_a_fault_of_our_own_exits_with_70",
            "e2e/test_ways_out.py::test_a_reader_that_has_gone_is_no_finding",
            "e2e/test_ways_out.py::test_a_full_disk_is_an_error_of_output",
        ),
        ("env-broken-pipe", "env-stdout-closed"),
    ),
    Guard(
        "determinism, network",
        "other bytes in another time zone, locale, width or order of files; a call to elsewhere",
        ("test_golden.py::test_the_same_inputs_give_the_same_bytes_whatever_the_surroundings",),
        ("env-tz", "env-hashseed", "env-file-order", "env-network-off"),
    ),
)
