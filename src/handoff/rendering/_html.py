"""HTML files, made from templates in which everything that is put in is escaped, whoever wrote the template."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handoff.rendering._escape import html_text

_TEMPLATES = Path(__file__).with_name("_templates")


def html_file(name: str, title: str, styles: tuple[str, ...] = (), **values: object) -> str:
    """The template of that name, filled in, with the style of that name and more; the policy of the file allows no other."""
    style = _style(name, *styles)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _environment().get_template(f"{name}.html").render(title=title, style=style, digest=digest, **values)


def svg_file(title: str, **values: object) -> str:
    """The charts of a page as a file of SVG, whose escapes are those of HTML."""
    return _environment().get_template("charts.svg").render(title=title, style=_style("svg", "chart"), **values)


def _style(*names: str) -> Markup:
    texts = ((_TEMPLATES / f"{name}.css").read_text(encoding="utf-8") for name in names)
    return Markup("".join(texts))  # noqa: S704 -- ours, with nothing put in


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _escaped(value: object) -> object:
    """What a template puts in: markup that a template made stays, everything else is text, also where nobody thought of it."""
    return value if isinstance(value, Markup) else Markup(html_text(str(value)))  # noqa: S704 -- escaped right here
