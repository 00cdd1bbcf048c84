"""A department with one standard, which two customers and itself may sign."""

from collections.abc import Callable

from handoff.model.entry import Agreed

Look = Callable[..., list[str]]
Word = Callable[..., Agreed]
SERVICE = """
department: service
outputs:
  orders:
    customers: {buyers: {used_for: plans}, sales: {used_for: prices}}
    standards:
      in-time: {statement: Orders are entered in time., target: at least 90 %}
"""
