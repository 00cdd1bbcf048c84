"""What a page is drawn on."""

from msgspec import Struct


class Canvas(Struct, frozen=True):
    """What the page is drawn on: width in columns, whether colours may be used, whether it can show more than ASCII."""

    width: int = 100
    colour: bool = False
    unicode: bool = True
