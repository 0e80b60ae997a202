"""What a browser measured on one page; measurements without opinion."""

from datetime import datetime

import msgspec

from auditor.model.basic import Unknown
from auditor.model.concealed import Concealed
from auditor.model.contrast import Contrast
from auditor.model.elder import Elder
from auditor.model.floating import Floating
from auditor.model.forms import Forms
from auditor.model.keyboard import Keyboard
from auditor.model.layout import Layout
from auditor.model.motion import Motion
from auditor.model.structure import Structure
from auditor.model.targets import Targets
from auditor.model.writing import Writing


class AxeCheck(msgspec.Struct, frozen=True):
    """One check of axe-core that an element did not pass, or that was not sure."""

    id: str
    key: str = ""
    """Which of the check's answers it is, by axe-core's name without singular or plural; empty for the plain one."""
    values: dict[str, str | tuple[str, ...]] = {}
    """What was measured, named as axe-core does but in snake case; a bare list or word is `values`."""


class AxeNode(msgspec.Struct, frozen=True):
    """One element of an axe-core result."""

    selector: str
    """A step into a frame or a shadow tree is written ` >>> `."""
    snippet: str
    component: str = ""
    """Selector with positions, ids and generated parts removed; equal for the same place of a template."""
    count: int = 1
    """Elements of this component with the same answers of the same checks; this one stands for them."""
    checks: tuple[AxeCheck, ...] = ()


class AxeResult(msgspec.Struct, frozen=True):
    """One axe-core rule on one page."""

    rule: str
    impact: str
    """minor, moderate, serious, critical or empty."""
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...]
    count: int
    """Number of elements; `nodes` holds one of every component and reason."""


class Measured(msgspec.Struct, frozen=True):
    """What the browser measured on one page at one viewport.

    Of each probe what it saw; None: it was not asked to look (another engine or viewport).
    """

    url: str
    viewport: str
    """`desktop` or `phone`."""
    failure: Unknown | None = None
    """Set when the page could not be opened; everything else is then empty."""
    axe_version: str = ""
    axe_failure: Unknown | None = None
    """Set when axe-core did not finish; what it found is then empty, but the page was opened."""
    violations: tuple[AxeResult, ...] = ()
    incomplete: tuple[AxeResult, ...] = ()
    passed: tuple[str, ...] = ()
    """Ids of the axe rules that applied and held."""
    screenshot: str = ""
    """File name below the audit folder's `pictures/`; empty when none was taken."""
    at: datetime = datetime.min
    targets: Targets | None = None
    structure: Structure | None = None
    forms: Forms | None = None
    writing: Writing | None = None
    layout: Layout | None = None
    contrast: Contrast | None = None
    motion: Motion | None = None
    keyboard: Keyboard | None = None
    floating: Floating | None = None
    concealed: Concealed | None = None
    elder: Elder | None = None
    """Of the home page only."""


class Opening(msgspec.Struct, frozen=True, gc=False):
    """One page the plan wants opened, and why."""

    url: str
    why: str
    """`home`, `first-level column`, `template`, `content` or `asked`."""
    template: str = ""
