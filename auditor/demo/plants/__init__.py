"""Everything that is planted, in the order it is put into the pages. Each entry carries its own truth."""

from auditor.demo.model import Plant
from auditor.demo.plants.access import ACCESS
from auditor.demo.plants.ageing import AGEING
from auditor.demo.plants.columns import COLUMNS
from auditor.demo.plants.content import CONTENT
from auditor.demo.plants.disclosure import DISCLOSURE
from auditor.demo.plants.home import HOME
from auditor.demo.plants.keyboard import KEYBOARD
from auditor.demo.plants.labels import LABELS
from auditor.demo.plants.layout import LAYOUT
from auditor.demo.plants.links import LINKS, answers
from auditor.demo.plants.motion import MOTION
from auditor.demo.plants.near import NEAR
from auditor.demo.plants.policy import POLICY
from auditor.demo.plants.reports import REPORTS
from auditor.demo.plants.structure import STRUCTURE

PLANTS: tuple[Plant, ...] = (
    *COLUMNS,
    *DISCLOSURE,
    *LINKS,
    *HOME,
    *LABELS,
    *ACCESS,
    *AGEING,
    *KEYBOARD,
    *LAYOUT,
    *STRUCTURE,
    *MOTION,
    *CONTENT,
    *REPORTS,
    *POLICY,
    *NEAR,
)

__all__ = ["PLANTS", "answers"]
