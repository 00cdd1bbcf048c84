"""The faults that are planted in the starter library, and which check finds each of them."""

from typing import Literal, NamedTuple


class Edit(NamedTuple):
    """A text that stands once in a file of definitions, and what it becomes."""

    file: str
    old: str
    new: str = ""


class Plant(NamedTuple):
    """A fault: in which organisation, which check finds it, how many findings are folded under it, and how it comes about."""

    what: str
    template: str
    check: str
    folded: int
    edits: tuple[Edit, ...]
    signing: Literal["before", "after"] = "after"


PLANTS = (
    Plant(
        "target deleted",
        "manufacturer",
        "no-target",
        1,
        (Edit("customer-service.yaml", "        target: at least 99 %\n"),),
    ),
    Plant(
        "method deleted",
        "manufacturer",
        "no-method",
        1,
        (Edit("maintenance.yaml", "          method: andon log, all calls\n          source: andon log\n"),),
    ),
    Plant(
        "cadence deleted",
        "hospital",
        "no-cadence",
        1,
        (Edit("transport.yaml", "          source: hatch scanner\n          every: week\n", "          source: hatch scanner\n"),),
    ),
    Plant(
        "measure deleted",
        "manufacturer",
        "no-measure",
        1,
        (
            Edit(
                "hr.yaml",
                "        measure:\n          kind: proportion\n          counts: trainings delivered in the agreed quarter\n"
                "          of: trainings agreed\n          method: training plan, all entries\n          source: training plan\n"
                "          every: quarter\n",
            ),
        ),
    ),
    Plant("owner deleted", "manufacturer", "no-owner", 0, (Edit("quality.yaml", "        owner: Certification engineer\n"),)),
    Plant("basis deleted", "warehouse", "no-basis", 0, (Edit("inbound.yaml", "        basis: contract\n"),)),
    Plant(
        "department renamed, and its customers still use its old name",
        "hospital",
        "unknown-party",
        1,
        (Edit("laboratory.yaml", "department: laboratory\n", "department: laboratories\n"),),
        "before",
    ),
    Plant(
        "customer misspelt",
        "manufacturer",
        "unknown-party",
        0,
        (Edit("customer-service.yaml", "      pump-users:\n", "      pump-user:\n"),),
    ),
    Plant(
        "customer removed",
        "warehouse",
        "unreceived-output",
        1,
        (
            Edit(
                "transport-planning.yaml",
                "    customers:\n      client-care:\n        used_for: warn the store before it waits\n"
                "        channel: warning mailbox and phone\n        talk: {every: month}\n        needs_back:\n"
                "          - store contacts, kept current by client care\n",
            ),
        ),
    ),
    Plant(
        "output handed to its own department",
        "manufacturer",
        "self-customer",
        0,
        (Edit("logistics.yaml", "      procurement:\n", "      logistics:\n"),),
    ),
    Plant(
        "group emptied",
        "warehouse",
        "empty-group",
        0,
        (
            Edit(
                "parties.yaml",
                "    members:\n      - inbound\n      - inventory-control\n      - outbound\n      - transport-planning\n"
                "      - client-care\n      - site-leadership\n",
            ),
        ),
    ),
    Plant(
        "party that nobody serves",
        "hospital",
        "idle-party",
        0,
        (
            Edit(
                "parties.yaml",
                "\nparties:\n",
                "\nparties:\n  volunteers: {name: Volunteers, kind: community, represented_by: Volunteers' coordinator}\n\n",
            ),
        ),
    ),
    Plant(
        "signed standard loosened",
        "manufacturer",
        "agreement-lapsed",
        0,
        (Edit("production-line.yaml", "        target: at least 97 %\n", "        target: at least 95 %\n"),),
    ),
    Plant(
        "target and limit exchanged",
        "manufacturer",
        "impossible-limit",
        1,
        (
            Edit(
                "it.yaml",
                "        target: at least 70 %\n        limit: at least 60 %\n",
                "        target: at least 60 %\n        limit: at least 70 %\n",
            ),
        ),
    ),
    Plant(
        "guardrail without its authority",
        "warehouse",
        "guardrail-incomplete",
        1,
        (Edit("inbound.yaml", "          authority: client contract, product safety\n"),),
    ),
    Plant(
        "guardrail that somebody may waive from now on",
        "hospital",
        "guardrail-weakened",
        1,
        (Edit("laboratory.yaml", "          waivable_by: never\n", "          waivable_by: Laboratory manager\n"),),
    ),
    Plant(
        "number replaced by a vague word",
        "hospital",
        "vague-statement",
        0,
        (Edit("pharmacy.yaml", "are ready within 2 hours of the prescription.", "are ready as soon as possible."),),
        "before",
    ),
    Plant(
        "two requirements in one statement",
        "hospital",
        "joined-statement",
        0,
        (
            Edit(
                "transport.yaml",
                "within 15 minutes of the booked time.",
                "within 15 minutes of the booked time and ends within 60 minutes.",
            ),
        ),
        "before",
    ),
    Plant(
        "one name for two outputs",
        "manufacturer",
        "duplicate-name",
        1,
        (Edit("engineering.yaml", "    name: Change decisions\n", "    name: Released drawings\n"),),
    ),
    Plant(
        "standards that wait for each other in a ring",
        "manufacturer",
        "circular-dependency",
        0,
        (
            Edit(
                "it.yaml",
                "          - start date and role 10 working days ahead\n",
                "          - finance/answers-to-budget-questions/answered-in-two-days\n",
            ),
            Edit(
                "finance.yaml",
                "          - a question that names cost centre and month\n",
                "          - hr/new-starters/ready-on-day-one\n",
            ),
        ),
    ),
    Plant("channel deleted", "hospital", "no-channel", 0, (Edit("ward.yaml", "        channel: practice mailbox\n"),)),
    Plant("use deleted", "warehouse", "no-use", 0, (Edit("outbound.yaml", "        used_for: keep the slot at the door\n"),)),
    Plant(
        "nothing needed back",
        "warehouse",
        "one-way-handoff",
        0,
        (Edit("transport-planning.yaml", "        needs_back:\n          - a free bay at the slot\n"),),
    ),
    Plant("clock deleted", "manufacturer", "undefined-clock", 0, (Edit("hr.yaml", "          clock: calendar\n"),), "before"),
    Plant(
        "nobody speaks for a party",
        "manufacturer",
        "no-representative",
        0,
        (Edit("parties.yaml", "    represented_by: Parish liaison\n"),),
    ),
    Plant(
        "leadership called support",
        "hospital",
        "no-leadership",
        0,
        (Edit("nursing-leadership.yaml", "kind: management\n", "kind: support\n"),),
    ),
    Plant("head deleted", "warehouse", "no-head", 0, (Edit("inbound.yaml", "head: Inbound manager\n"),)),
)
