"""Everything a user typed is data: one small function per kind of output makes sure that it stays data.

Each takes one line: whoever wants several lines splits first and escapes each, and a line end that is left becomes a blank.
"""

import re

from handoff.model.text import UNSEEN, code_point

# The patterns stand as text: re compiles and keeps each when it is first needed, and most answers need none.

_HIDDEN = f"[\x00-\x1f{UNSEEN}]"
_HIDDEN_IN_JSON = f"[{UNSEEN}]|(?<=#)#(?=\\[)"
_LINE_END = r"\r\n|\r|\n"
_NOT_ASCII = r"[^\x00-\x7f]"
_PLAIN_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_FORMULA_SIGN = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_FORMULA = rf"\s*{_FORMULA_SIGN}"
_FORMULA_INSIDE = rf"(;\s*)(?={_FORMULA_SIGN})"
_HTML = r"[&<>\"']|##\[|::"
_SHEET_CODE = r"_(?=x[0-9A-Fa-f]{4}_)"
_MARKDOWN = r"[\\`*_\[\]|~#]|(?<=%%)\{"  # a directive of Mermaid too, for whoever lifts a diagram out
_MARKDOWN_LIST = r"^([0-9]{0,9})([-+.)])(?=-*(?:\s|$))"
_MARKDOWN_UNDERLINE = r"^=+$"
_SEEN_LATER = (
    r"(?<=@)(?=\w)|(?<=#)(?=[0-9])|(?<=[Gg][Hh])(?=-[0-9])|(?<=[Ww]{3})(?=\.)"
    r"|(?<=:)(?=[:/]|(?:[0-9]{0,8}[A-Za-z_+-][\w+-]{0,40}|100|1234):)"
)
_MERMAID = r"[\"#$%&()*:;<>@\[\\\]^_`{|}~]"
_MERMAID_LIST = r"^([0-9]*)([-+.])(?=\s|$)"
_TYPED_FORMS = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u00b1": "+-", "\u00d7": "x", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-",
        "\u2014": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u2192": "->",
        "\u2264": "<=", "\u2265": ">=",
    }
)  # fmt: skip


def visible(text: str) -> str:
    """One line for a terminal or a log: what cannot be seen is shown by its code point, such as ``<U+001B>``.

    Terminals obey ESC, its one-byte forms U+0080 to U+009F and CR; U+202E turns a name round; U+200B hides in one; a lone
    surrogate (a file name that is no UTF-8) cannot be encoded at all.  A newline left in the text is shown like any control.
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_HIDDEN, _code_point, text)


def one_line(text: str) -> str:
    """``visible``, with line ends as blanks: for cells and labels, where a second line has no room."""
    return visible(re.sub(_LINE_END, " ", text) if "\n" in text or "\r" in text else text)


def ascii_only(text: str) -> str:
    """For an output that knows only ASCII: usual signs in their typed form, all others by code point, never an encoding error."""
    return text if text.isascii() else re.sub(_NOT_ASCII, _code_point, text.translate(_TYPED_FORMS))


def unobeyed(line: str) -> str:
    """One finished line, which may be printed in a CI job: its runner obeys ``::cmd::`` after blanks, and ``##[cmd]`` anywhere."""
    if line.lstrip().startswith("::"):
        line = line.replace(":", "<U+003A>", 1)
    return line.replace("##[", "#<U+0023>[")


def annotation_text(text: str) -> str:
    """The text of a GitHub workflow command: its line ends and ``%`` encoded as the runner decodes them.

    The runner looks for ``##[`` in any line, so that one is broken as in any other output.
    """
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "#<U+0023>[")


def annotation_property(text: str) -> str:
    """A property of a GitHub workflow command, where ``:`` and ``,`` are syntax too."""
    return annotation_text(text).replace(":", "%3A").replace(",", "%2C")


def json_text(document: str) -> str:
    r"""A finished JSON document: what cannot be seen stands as ``\uXXXX``, which reads back as the same text.

    JSON leaves U+007F to U+009F, U+2028 and bidirectional characters raw; a terminal, a log or a script element obeys them.
    """
    return re.sub(_HIDDEN_IN_JSON, _json_escape, document)


def ascii_json(document: str) -> str:
    r"""A finished JSON document in ASCII: all other characters stand as ``\uXXXX``, so no encoding can break it."""
    return re.sub(_NOT_ASCII, _json_escape, document)


def csv_cell(text: str) -> str:
    """A text cell of a spreadsheet: one that would be taken for a formula gets an apostrophe; plain numbers are left alone.

    Spreadsheets run ``=cmd|…``, and ``+``, ``-``, ``@`` and the full-width forms begin formulas too, after blanks as well.
    Where semicolons separate cells, what follows one inside a text is a cell of its own.
    """
    shown = one_line(text)
    if re.fullmatch(_PLAIN_NUMBER, shown):
        return shown
    guarded = re.sub(_FORMULA_INSIDE, r"\1'", shown)
    return f"'{guarded}" if re.match(_FORMULA, guarded) else guarded


def sheet_text(text: str) -> str:
    """A text cell of an XLSX workbook: what XML refuses is shown by its code point, and nothing in it is decoded again.

    Spreadsheets read ``_x202E_`` in a text as that character, so the underscore of such a one is written in the same way.
    """
    return re.sub(_SHEET_CODE, "_x005F_", one_line(text))


def markdown_text(text: str) -> str:
    """One line of GitHub's Markdown that shows the text and does nothing: no markup, HTML, mention, reference, link or emoji.

    A backslash holds back markup, and keeps a cell one cell.  Mentions, references, links and emoji are looked for when
    backslashes and entities are gone, so an empty comment parts them (a zero-width character would be one more thing unseen).
    """
    parted = re.sub(_SEEN_LATER, "\0", one_line(text).strip())
    escaped = re.sub(_MARKDOWN, r"\\\g<0>", parted.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    begun = re.sub(_MARKDOWN_UNDERLINE, r"\\\g<0>", re.sub(_MARKDOWN_LIST, r"\1\\\2", escaped))
    return begun.replace("$", "<span>$</span>").replace("\0", "<!-- -->")


def mermaid_label(text: str) -> str:
    """A text inside the quotes of a Mermaid label: what is syntax there, or Markdown, HTML or a directive, stands as ``#NN;``."""
    escaped = re.sub(_MERMAID, lambda found: f"#{ord(found[0])};", one_line(text).strip())
    return re.sub(_MERMAID_LIST, lambda found: f"{found[1]}#{ord(found[2])};", escaped)


def html_text(text: str) -> str:
    """One line between the tags of HTML, or in a quoted attribute: no tag, no entity, no end of the quotes.

    What cannot be seen is shown, because U+202E turns a name round in a browser too.  The log of a CI job may get the file:
    what its runner obeys is parted by an entity.
    """
    shown = one_line(text)
    if not re.search(_HTML, shown):
        return shown
    from html import escape  # noqa: PLC0415 -- only HTML needs it

    return escape(shown).replace("##[", "##&#91;").replace("::", ":&#58;")


def ascii_html(document: str) -> str:
    """A finished document that takes HTML's entities (Markdown does), in ASCII: no encoding can break it."""
    return re.sub(_NOT_ASCII, lambda found: f"&#{ord(found[0])};", document)


def ascii_mermaid(diagram: str) -> str:
    """A finished Mermaid text in ASCII, in Mermaid's own entities."""
    return re.sub(_NOT_ASCII, lambda found: f"#{ord(found[0])};", diagram)


def _code_point(found: re.Match[str]) -> str:
    return f"<{code_point(found[0])}>"


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
