"""HTML files, made from templates in which everything that is put in is escaped, whoever wrote the template."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handoff.rendering._escape import html_text

_TEMPLATES = Path(__file__).with_name("_templates")


def html_file(name: str, title: str, **values: object) -> str:
    """The template of that name, filled in, with the style of that name; the policy of the file allows this style and no other."""
    style = Markup((_TEMPLATES / f"{name}.css").read_text(encoding="utf-8"))  # noqa: S704 -- ours, with nothing put in
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _environment().get_template(f"{name}.html").render(title=title, style=style, digest=digest, **values)


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
