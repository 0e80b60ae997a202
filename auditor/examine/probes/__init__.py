"""The probes: each measures one thing on an open page and says nothing of whether it is acceptable.

A probe takes the tab as it finds it, a page of desktop width at rest, and leaves it so. What it returns stands in the
field of `Measured` under which it is listed.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from auditor.browser import Tab
from auditor.examine.probes.floating import measure_floating
from auditor.examine.probes.targets import measure_targets
from auditor.model import Floating, Seen, Targets


class Probe(NamedTuple):
    """One measurement, and the type of what it returns."""

    measure: Callable[[Tab], Awaitable[Seen]]
    seen: type[Seen]


PROBES: Mapping[str, Probe] = {
    "floating": Probe(measure_floating, Floating),
    "targets": Probe(measure_targets, Targets),
}
"""Field of `Measured` → probe, in the order they run: those that only look come before those that meddle."""

PHONE_PROBES = ("floating", "targets")
"""Those that look again at the width of a phone."""
