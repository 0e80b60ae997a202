"""What a browser measured on one page; measurements without opinion."""

from datetime import datetime

import msgspec

from auditor.model.basic import Unknown
from auditor.model.elder import Elder
from auditor.model.floating import Floating
from auditor.model.targets import Targets


class AxeNode(msgspec.Struct, frozen=True):
    """One element of an axe-core result."""

    selector: str
    """A step into a frame or a shadow tree is written ` >>> `."""
    snippet: str
    message: str
    """axe-core's English failure summary."""
    component: str = ""
    """Selector with positions, ids and generated parts removed; equal for the same place of a template."""
    count: int = 1
    """Elements of this component the rule spoke of; this one stands for them."""
    values: dict[str, str] = {}
    """What axe-core measured, where it measures: ratio, expected, foreground, background of a contrast."""


class AxeResult(msgspec.Struct, frozen=True):
    """One axe-core rule on one page."""

    rule: str
    impact: str
    """minor, moderate, serious, critical or empty."""
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...]
    count: int
    """Number of elements; `nodes` holds one of every component."""


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
    violations: tuple[AxeResult, ...] = ()
    incomplete: tuple[AxeResult, ...] = ()
    passed: tuple[str, ...] = ()
    """Ids of the axe rules that applied and held."""
    screenshot: str = ""
    """File name below the audit folder's `pictures/`; empty when none was taken."""
    at: datetime = datetime.min
    targets: Targets | None = None
    floating: Floating | None = None
    elder: Elder | None = None
    """Of the home page only."""


class Opening(msgspec.Struct, frozen=True, gc=False):
    """One page the plan wants opened, and why."""

    url: str
    why: str
    """`home`, `first-level column`, `template` or `asked`."""
    template: str = ""
