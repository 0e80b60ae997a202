"""The probes: each measures one thing on an open page and says nothing of whether it is acceptable.

A probe takes the tab as it finds it, a page of desktop width at rest, and leaves it so. What it returns stands in the
field of `Measured` under which it is listed.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from auditor.browser import Tab
from auditor.examine.probes.concealed import measure_concealed
from auditor.examine.probes.contrast import measure_contrast
from auditor.examine.probes.floating import measure_floating
from auditor.examine.probes.forms import measure_forms
from auditor.examine.probes.keyboard import measure_keyboard
from auditor.examine.probes.layout import measure_layout
from auditor.examine.probes.motion import measure_motion
from auditor.examine.probes.structure import measure_structure
from auditor.examine.probes.targets import measure_targets
from auditor.examine.probes.writing import measure_writing
from auditor.model import (
    Concealed,
    Contrast,
    Floating,
    Forms,
    Keyboard,
    Layout,
    Motion,
    Seen,
    Structure,
    Targets,
    Writing,
)


class Probe(NamedTuple):
    """One measurement, and the type of what it returns."""

    measure: Callable[[Tab], Awaitable[Seen]]
    seen: type[Seen]
    seconds: float = 15.0
    """Longest it may take on one page."""


PROBES: Mapping[str, Probe] = {
    "floating": Probe(measure_floating, Floating),
    "concealed": Probe(measure_concealed, Concealed),
    "targets": Probe(measure_targets, Targets),
    "structure": Probe(measure_structure, Structure),
    "forms": Probe(measure_forms, Forms),
    "writing": Probe(measure_writing, Writing),
    "layout": Probe(measure_layout, Layout),
    "contrast": Probe(measure_contrast, Contrast),
    "motion": Probe(measure_motion, Motion),
    "keyboard": Probe(measure_keyboard, Keyboard, 30.0),
}
"""Field of `Measured` → probe, in the order they run."""

PHONE_PROBES = ("floating", "concealed", "targets")
"""Those that look again at the width of a phone."""

MEDDLING = ("keyboard",)
"""Those that operate the page: they come after everything else, at desktop width."""
