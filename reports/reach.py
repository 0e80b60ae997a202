"""Where a root cause stands and how far it reaches, in words."""

from auditor.model import View
from reports.causes import Cause
from reports.words import Words


def place(words: Words, cause: Cause) -> str:
    """Return the template, the part of the page and how the page must be shown."""
    group = cause.group
    if len(group.templates) > 1:
        where = words.text("causes.templates", n=len(group.templates))
    elif cause.template_type:
        where = words.text("causes.template", type=words.name("page-type", cause.template_type))
    else:
        where = words.text("causes.site-wide")
    part = words.component(group.component) if group.component else ""
    view = group.examples[0].view if group.examples else View.DESKTOP
    shown = words.name("view", view) if view is not View.DESKTOP else ""
    return " · ".join(filter(None, (where, part, shown)))


def reach(words: Words, cause: Cause) -> str:
    """Return how many findings and pages there are, and how many pages were looked at for that."""
    group, opened = cause.group, cause.opened
    if group.alike <= group.pages:
        return words.text("causes.found", findings=group.findings, pages=group.pages)
    if opened is None:
        return words.text("causes.found-of", findings=group.findings, pages=group.pages, alike=group.alike)
    if opened == group.pages:
        return words.text("causes.sample-all", findings=group.findings, opened=opened, alike=group.alike)
    return words.text(
        "causes.sample-some", findings=group.findings, opened=opened, pages=group.pages, alike=group.alike
    )
