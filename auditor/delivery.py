"""A report becomes files: every format of `reports`, and the one only a browser can make."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import reports
from auditor.browser import BrowserMissing
from auditor.browser.printing import printed
from auditor.errors import UserError
from auditor.model import Report


def _pdf(report: Report) -> Iterator[bytes]:
    try:
        yield printed(b"".join(reports.RENDERERS["html"](report)))
    except BrowserMissing as error:
        raise UserError(error.reason.in_(report.lang)) from error


FORMATS: Mapping[str, Callable[[Report], Iterable[bytes]]] = {**reports.RENDERERS, "pdf": _pdf}
"""Format name, which is also what follows `report.` in the file's name → what yields the file."""


def write(report: Report, folder: Path, formats: Sequence[str]) -> Iterator[Path]:
    """Write the report in every format and yield each file that is whole.

    A format that our renderer fails over does not keep the others from coming; its error is raised at the end. Raises
    UserError when a file cannot be written.
    """
    failure: Exception | None = None
    for name in formats:
        path = folder / f"report.{name}"
        partial = path.with_name(f"{path.name}.part")
        try:
            with partial.open("wb") as file:
                file.writelines(FORMATS[name](report))
            partial.replace(path)
        except OSError as error:
            raise UserError(f"cannot write {path}: {error.strerror}") from error
        except Exception as error:
            partial.unlink(missing_ok=True)
            failure = error
        else:
            yield path
    if failure is not None:
        raise failure
