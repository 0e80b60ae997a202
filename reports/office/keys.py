"""The technical names a ledger carries, by which it is known again after people have worked in it."""

KEY_ROW = 0
"""A hidden row: what each column is, whatever its head has become."""
HEAD_ROW = 2

SEAL = "portal-auditor ledger 1"
"""The first cell of the hidden sheet."""
HIDDEN_SHEET = "_portal-auditor"

HANDLING = ("unit", "deadline", "status", "recheck")
"""What people fill in; the fields of `Handling`."""
KNOWN = ("id", "kin", "rule", "url", "group", "first_seen")
"""What a problem is recognised by; the fields of `Known`."""


def key(table: str, field: str) -> str:
    """Return the technical name of a column: `findings/status`."""
    return f"{table}/{field}"
