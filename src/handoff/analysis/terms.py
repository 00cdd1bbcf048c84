"""A standard's terms: what it means to those who agreed to it, as a text and as its fingerprint."""

from hashlib import sha256

from msgspec import Struct
from msgspec.json import Decoder, Encoder

from handoff.model.standard import Guardrail, Measure, Promise, Standard

HASHED_BEFORE = b"handoff-terms-v1\n"
_ENCODER = Encoder(order="sorted")


class GuardrailTerms(Struct, frozen=True, omit_defaults=True):
    """A guardrail, as far as it is terms."""

    protects: tuple[str, ...] = ()
    authority: str = ""
    prevents: str = ""
    waivable_by: str = ""


class MeasureTerms(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A measure, as far as it is terms."""

    kind: str
    counts: str = ""
    of: str = ""
    per: str = ""
    unit: str = ""
    start: str = ""
    stop: str = ""
    clock: str = ""
    scale: str = ""
    points: str = ""
    method: str = ""
    every: str = ""
    by: str = ""
    sample: str = ""


class Terms(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The terms of a standard; ``output`` is the output's name, ``target`` and ``limit`` canonical texts."""

    output: str = ""
    statement: str = ""
    target: str
    limit: str | None = None
    measure: MeasureTerms | None = None
    guardrail: GuardrailTerms | None = None


_DECODER = Decoder(Terms)


def terms_of(standard: Standard, output_name: str, promise: Promise) -> str:
    """The SHA-256 of ``handoff-terms-v1``, a newline and the terms' text, in hex."""
    return fingerprint(terms_text(standard, output_name, promise))


def newest_text(standard: Standard, output_name: str) -> str:
    """The text of the terms that a standard has now, by its newest promise; '' where it promises nothing."""
    return terms_text(standard, output_name, standard.promises[0]) if standard.promises else ""


def newest_terms(standard: Standard, output_name: str) -> str:
    """The fingerprint of the terms that a standard has now, by its newest promise; '' where it promises nothing."""
    return terms_of(standard, output_name, standard.promises[0]) if standard.promises else ""


def fingerprint(text: str) -> str:
    """The fingerprint of a terms' text, in hex."""
    return sha256(HASHED_BEFORE + text.encode()).hexdigest()


def terms_text(standard: Standard, output_name: str, promise: Promise) -> str:
    """What a standard means to those who agreed to it, as one line of JSON; an agreement carries it.

    The JSON is UTF-8 with sorted keys and no blanks; absent keys are omitted::

        {"guardrail":{"authority":…,"prevents":…,"protects":[…],"waivable_by":…},"limit":"at least 80 %",
         "measure":{"by":…,"clock":…,"counts":…,"every":"month","kind":"proportion","method":…,"of":…,"per":…,"points":…,
                    "sample":…,"scale":…,"start":…,"stop":…,"unit":…},
         "output":"Special order processing","statement":…,"target":"at least 90 %, attain 95 %"}

    ``output`` is the output's name; ``target`` and ``limit`` are canonical texts, which carry ``attain`` and ``judged_by``.
    Runs of blanks in texts are one space, so layout changes nothing; nor do ids, owners, notes, customers, the measure's
    ``source``, or the order in ``protects``.
    """
    terms = Terms(
        output=_one_line(output_name),
        statement=_one_line(standard.statement),
        target=promise.target.text,
        limit=None if promise.limit is None else promise.limit.text,
        measure=None if standard.measure is None else _definition(standard.measure),
        guardrail=None if standard.guardrail is None else _protection(standard.guardrail),
    )
    return _ENCODER.encode(terms).decode()


def read_terms(text: str) -> Terms | None:
    """The terms of a text that an agreement carries; None where it is none."""
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _definition(measure: Measure) -> MeasureTerms:
    return MeasureTerms(
        kind=measure.kind,
        counts=_one_line(measure.counts),
        of=_one_line(measure.of),
        per=_one_line(measure.per),
        unit=_one_line(measure.unit),
        start=_one_line(measure.start),
        stop=_one_line(measure.stop),
        clock=_one_line(measure.clock),
        scale=_one_line(measure.scale),
        points=_one_line(measure.points),
        method=_one_line(measure.method),
        every=measure.every or "",
        by=_one_line(measure.by),
        sample=_one_line(measure.sample),
    )


def _protection(guardrail: Guardrail) -> GuardrailTerms:
    return GuardrailTerms(
        tuple(sorted(guardrail.protects)),
        _one_line(guardrail.authority),
        _one_line(guardrail.prevents),
        _one_line(guardrail.waivable_by),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
