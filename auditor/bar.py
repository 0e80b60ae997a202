"""The live progress bar on stderr: stage, pages, rate, time left. Silent when stderr is no terminal."""

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

STAGES = {
    "crawl": "抓取 crawl",
    "gather": "解析 gather",
    "examine": "浏览器检测 examine",
    "picture": "截图取证 picture",
    "judge": "判定 judge",
    "tell": "出报告 tell",
}


class Bar:
    """Draws one line per stage. A context manager; meets the `Progress` protocol of the stages."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self.drawn = Progress(
            TextColumn("{task.description:<20}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            _Rate(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self.task = self.drawn.add_task("", visible=False)

    def __enter__(self) -> "Bar":
        self.drawn.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.drawn.stop()

    def stage(self, name: str) -> None:
        """Begin a line."""
        self.task = self.drawn.add_task(STAGES.get(name, name), total=None)

    def step(self, done: int, known: int) -> None:
        """Move the line of the current stage."""
        self.drawn.update(self.task, completed=done, total=known)


class _Rate(ProgressColumn):
    """Units a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.0f}/s", style="progress.data.speed")
