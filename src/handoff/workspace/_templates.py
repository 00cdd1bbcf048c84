"""The texts that a new workspace is made of, with places for what the person typed."""

IGNORE = """\
# Derived files: safe to delete, never committed.
.handoff/
# What a recording that was killed leaves behind; nothing reads it.
ledger/**/.*
"""

ATTRIBUTES = "# The ledger is kept byte for byte: git must not change its line ends.\nledger/** -text\n"

SETTINGS_HEAD = """\
# Settings of this workspace. Everything here may be changed.
# fiscal_year_starts is month-day; level is defined, agreed, measured or improving: begin with defined.

"""

DEPARTMENT = """\
# What your department hands over, to whom, and what it promises about it.
# Everything below is an example that you may change, line by line. Then run:
#   handoff check            says what is missing
#   handoff show {id}
#   handoff record answered-in-time 18/20
# One department a file: copy this one for the next.

department: {id}
name: {name}
kind: core                     # core, support, management or assurance
head: Head of the department   # who answers for it: better a role than a person
promise: You get a full answer, on time.

outputs:
  answers:                     # an id: small letters, digits and hyphens
    name: Answers to enquiries
    kind: information          # goods, service, information or decision

    # Who works with what you hand over? A department, or a party from parties.yaml.
    customers:
      {neighbour}:
        used_for: go on with their own work without asking twice
        channel: weekly meeting            # how you talk to each other
        talk: {{every: month}}
        needs_back:                        # what you need from them to keep your promise
          - an enquiry that names the order number
      {buyers}:
        used_for: decide what to order
        channel: mail and phone
        talk: {{every: quarter}}
        needs_back:
          - none, because we ask what we miss in the same call

    # What do they need of it, in a number?
    standards:
      answered-in-time:
        statement: We answer an enquiry within 2 working days.
        owner: Team lead                   # who sees to it
        dimension: responsiveness          # reliability, responsiveness, assurance, empathy or tangibles
        measure:
          kind: proportion                 # so many of so many; also count, value, duration, rating, check
          counts: enquiries answered within 2 working days
          of: enquiries received
          method: all enquiries of the month, counted from the mailbox
          every: month                     # day, week, month, quarter, half-year, year or event
        target: at least 90 %              # what the customer needs
        limit: at least 80 %               # the worst that is still acceptable
        basis: provisional                 # better: customer need. Ask them, then change this line
        since: {since}                  # the first day it counts
"""

PARTIES = """\
# Everyone who is not a department described here: who receives, supplies or is protected.
# customer and end-user are outside: every chain must reach one of them.
# department is a neighbour inside who has no file yet.
# Other kinds: supplier, regulator, owner, community, group (with members).

parties:
  {neighbour}:
    name: {neighbour_name}
    kind: department
    represented_by: Head of that department

  {buyers}:
    name: {buyers_name}
    kind: customer
    represented_by: Sales, until a customer speaks for them

# When top management has signed it, take away the number signs:
# organisation:
#   commitment: We ask our customers what they need, promise it in numbers and measure it openly.
#   signed_by: Name
#   role: Managing director
#   signed_on: 2026-01-31
"""

CI_JOB = """\
# Fails when a standard is missing or incomplete, before it reaches everyone.
name: standards
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install handoff-ledger
      - run: handoff check
"""
