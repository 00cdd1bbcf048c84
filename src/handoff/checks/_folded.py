"""What follows from a stop in the chain of customers, told where the stop is told."""

from handoff.analysis.chains import cut_off
from handoff.model.organisation import Department, Organisation


def cut_off_with(organisation: Organisation) -> dict[str, tuple[str, ...]]:
    """By department at which chains stop: a message for each other department that only this cuts off from every anchor."""
    return {cut.roots[0]: ends_too(cut.upstream) for cut in cut_off(organisation) if len(cut.roots) == 1}


def ends_too(upstream: tuple[str, ...]) -> tuple[str, ...]:
    """The messages for departments that are cut off only because of the stop that is told."""
    return tuple(f"The chain of {name} ends here too." for name in upstream)


def serves_only_itself(department: Department) -> bool:
    """Whether all its handoffs name the department itself, from no station to another: self-customer has said so."""
    handoffs = [(output.station, handoff.customer) for output in department.outputs for handoff in output.handoffs]
    return bool(handoffs) and all(is_own_customer(department.id, station, customer) for station, customer in handoffs)


def is_own_customer(department: str, station: str, customer: str) -> bool:
    """Whether supplier and customer are the same; another station of the same department is a customer of its own."""
    owner, _, receiving = customer.partition("/")
    return owner == department and not (station and receiving and station != receiving)
