"""The starter library that `handoff init --template` copies from: three organisations, as they were shipped."""

from pathlib import Path

from msgspec import Struct

from handoff.model.organisation import Department, Organisation
from handoff.model.settings import SETTINGS_FILE
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.shipped import shipped_folder

TEMPLATES: tuple[str, ...] = ("manufacturer", "hospital", "warehouse")
PARTIES_FILE = "standards/parties.yaml"


class Template(Struct, frozen=True):
    """An organisation of the library: where its files lie, and what they say."""

    root: Path
    organisation: Organisation

    @property
    def settings_text(self) -> str:
        """Its ``handoff.toml``, as shipped."""
        return self._text(SETTINGS_FILE)

    @property
    def parties_text(self) -> str:
        """Its ``parties.yaml``, as shipped."""
        return self._text(PARTIES_FILE)

    def text_of(self, department: Department) -> str:
        """The file of one of its departments, as shipped."""
        return self._text(department.place.path)

    def _text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


def open_template(name: str) -> Template:
    """The template of that name, one of ``TEMPLATES``.

    FileNotFoundError where neither the installed package nor a checkout has it: our own fault, and so is a file in it that
    cannot be read.
    """
    root = Path(str(shipped_folder("standards", name)))
    workspace = open_workspace(root)
    if not isinstance(workspace, Workspace) or workspace.problems:
        raise FileNotFoundError(f"the template {name} cannot be read: {root}")
    return Template(root, workspace.organisation)
