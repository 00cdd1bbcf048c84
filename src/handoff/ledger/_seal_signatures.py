"""Signatures of seals: whose they are, and which tips nobody has vouched for."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from handoff.ledger._findings import finding
from handoff.ledger._sealed import Sealed, Seals
from handoff.ledger._seals import FOLDER
from handoff.ledger._signatures import Asked, NobodyKnown, who_signed
from handoff.model.problem import Problem, Source

SEAL_NAMESPACE = "handoff-seal@v1"
_WHY = "Whoever can change the ledger can also seal it anew; only a signature shows that it was somebody whom you trust."
_FIX = "Ask who sealed, and compare with a copy of the ledger that is kept elsewhere."


class Signers(Struct, frozen=True):
    """A file of allowed signers, and as people see it; ``wanted``: every tip needs a signature, or only those there must hold."""

    allowed: Path
    shown: str
    wanted: Literal["every-tip", "those-there"]


class Judged(Struct, frozen=True):
    """Who signed, each seal's id with its principal, and what is wrong with signatures."""

    signers: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def judged(seals: Seals, signers: Signers | None, folder: str) -> Judged:
    """Verify every signature; without ``signers`` only that it is of these bytes, by any key.

    A seal names its parents by their hash, so who signs one vouches for all that it stands on.
    """
    signed = [one for one in seals.all if one.signature is not None]
    found: dict[str, str | NobodyKnown] = {}
    if signed:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 -- only signatures are worth waiting for together

        with ThreadPoolExecutor() as pool:
            answers = list(pool.map(lambda one: signer_of(one.held, one.signature or b"", one.seal.time, signers), signed))
        found = {one.id: answer for one, answer in zip(signed, answers, strict=True)}
    known = tuple((one.id, answer) for one in signed if isinstance(answer := found[one.id], str))
    problems = [*_bad(signed, found, signers)]
    if signers is not None and signers.wanted == "every-tip":
        problems += _unsigned(seals, frozenset(name for name, _ in known), folder)
    return Judged(known, tuple(problems))


def signer_of(held: bytes, signature: bytes, time: str, signers: Signers | None) -> str | NobodyKnown:
    """Whose signature of a seal's bytes this is, at the seal's own time."""
    moment = "".join(sign for sign in time if sign.isdecimal())
    allowed, shown = (signers.allowed, signers.shown) if signers else (Path(os.devnull), "")
    return who_signed(held, signature, Asked(SEAL_NAMESPACE, allowed, shown, moment))


def _bad(signed: list[Sealed], found: dict[str, str | NobodyKnown], signers: Signers | None) -> Iterator[Problem]:
    for one in signed:
        answer = found[one.id]
        if isinstance(answer, NobodyKnown) and (signers is not None or answer.sort == "not-genuine"):
            fault = answer.fault if answer.sort != "not-genuine" else "it is not one of these bytes, or was made for something else"
            message = f"The signature of {one.words}, does not hold: {fault}."
            yield finding("BAD-SIGNATURE", Source(one.path), message, _FIX, why=_WHY)


def _unsigned(seals: Seals, known: frozenset[str], folder: str) -> Iterator[Problem]:
    """The tips that no allowed signer has signed; and a ledger without any seal."""
    for tip in seals.tips:
        if tip.signature is None and tip.id not in known:
            yield finding("UNSIGNED", Source(tip.path), f"Nobody has signed {tip.words}.", _FIX, why=_WHY)
    if not seals.all:
        message = "There is no seal, so nothing here was ever signed."
        yield finding("UNSIGNED", Source(f"{folder}/{FOLDER}"), message, "Seal the ledger with `handoff seal --sign`.", why=_WHY)
