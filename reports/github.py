"""Workflow commands of GitHub Actions: one annotation a new root cause, as many as GitHub shows, the worst first."""

from collections.abc import Iterator

from auditor.model import SEVERITY_RANK, Report, Severity
from reports.clean import clean
from reports.news import News, news
from reports.places import Place, places
from reports.sarif import LEVELS
from reports.words import Words

SHOWN = 10
"""Annotations of one level that GitHub shows for a step."""
COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> Iterator[bytes]:
    """Yield one command a line; print the file in a step of the workflow."""
    words, place = Words(report.lang), places(report)
    new = sorted((one for one in news(report) if one.is_new), key=lambda one: SEVERITY_RANK[one.cause.group.severity])
    for level, command in COMMANDS.items():
        alike = [one for one in new if LEVELS[Severity(one.cause.group.severity)] == level]
        for one in alike[:SHOWN]:
            yield f"{_command(command, one, place(one.first.url), words)}\n".encode()


def _command(command: str, one: News, place: Place, words: Words) -> str:
    colon = words.text("colon")
    where = f"file={_property(place.file)},line=1," if place.file else ""
    said = "\n".join(
        (
            one.first.message,
            f"{words.text('ci.page')}{colon}{place.page}",
            f"{words.text('causes.advice')}{colon}{one.cause.group.advice}",
        )
    )
    return f"::{command} {where}title={_property(one.cause.group.title)}::{_data(said)}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
