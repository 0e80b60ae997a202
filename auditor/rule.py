"""What a rule is: what it applies to, what it expects, and how it says so."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from auditor.model import (
    Confidence,
    Document,
    Judgement,
    LinkTarget,
    Outcome,
    Page,
    Place,
    Reason,
    Severity,
    Site,
    Text,
    Unknown,
    Value,
)

Subject = TypeVar("Subject")
Target = TypeVar("Target")
Fact = TypeVar("Fact")

ParamValue = int | float | bool | str | tuple[str, ...] | Mapping[str, int | float | str]


class Param(NamedTuple):
    """One number, word or list an authority may change; its type is the type of `default`."""

    default: ParamValue
    unit: str
    meaning: str


class CannotTell(Exception):
    """Ends a judgement: a fact it needs is Unknown. Raised by `known`, caught by the judge."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.reason)
        self.unknown = unknown


def known(fact: Fact | Unknown) -> Fact:
    """Return the fact, or end the judgement as cant_tell with the reason the fact carries."""
    if isinstance(fact, Unknown):
        raise CannotTell(fact)
    return fact


class Rule(Generic[Subject, Target]):
    """One expectation. Subclass `PageRule`, `WrittenRule`, `LinkRule` or `SiteRule`, never this.

    The docstring of a rule has the four headings `Applies to:`, `Expects:`, `Cannot tell:`, `Source:`;
    they feed the catalogue. What people read is `title`, `advice` and `messages`.
    """

    id: ClassVar[str]
    title: ClassVar[Text]
    advice: ClassVar[Text]
    messages: ClassVar[Mapping[str, Text]]
    params: ClassVar[Mapping[str, Param]] = {}
    severity: ClassVar[Severity] = Severity.MODERATE
    confidence: ClassVar[Confidence] = Confidence.HIGH
    wcag: ClassVar[tuple[str, ...]] = ()
    why: ClassVar[Text | None] = None
    """Whom the fault hurts, and how."""
    decides: ClassVar[str] = ""
    """The parameter that names mandatory items, where the rule says whether each is published (`values.item`)."""
    asks: ClassVar[str] = ""
    """The parameter with the fields a rule over units asks for, key → name, where a table is to show them."""
    measured: ClassVar[bool] = False
    """Only a browser shows the fault: a page that was not opened says nothing of it."""
    words: ClassVar[tuple[str, ...]] = ()
    """Word lists (file names below `rules/packs/words/`) that `members` takes, in its order."""

    def __init__(self, **params: ParamValue) -> None:
        """Take the pack's parameters over the defaults; names and types were checked when the pack was loaded."""
        self.p: dict[str, Any] = {name: param.default for name, param in self.params.items()}
        self.p.update(params)

    def targets(self, subject: Subject) -> Iterable[Target]:
        """Return what the rule applies to; nothing means inapplicable."""
        raise NotImplementedError

    def judge(self, target: Target) -> Judgement:
        """Return what is to be said of one target."""
        raise NotImplementedError

    @classmethod
    def members(cls, *words: Mapping[str, Any]) -> "list[type[AnyRule]]":  # noqa: ARG003 (families use it)
        """Return the rules this class stands for; a family makes one for every entry of its first word list."""
        return [cls]


class PageRule(Rule[Page, Target]):
    """Sees one page at a time; runs in parallel."""


class WrittenRule(Rule[Page | Document, Target]):
    """Sees one page, or one attachment that was read, at a time: what is written is judged alike in both."""


class LinkRule(Rule[LinkTarget, LinkTarget]):
    """Sees one link target at a time."""

    def targets(self, subject: LinkTarget) -> Iterable[LinkTarget]:
        """Every link target; `applies` narrows it."""
        return (subject,) if self.applies(subject) else ()

    def applies(self, target: LinkTarget) -> bool:
        """Tell whether the rule has a say on this target."""
        raise NotImplementedError


class SiteRule(Rule[Site, Target]):
    """Sees the portal as a whole."""


AnyRule = Rule[Any, Any]


def passed(**values: Value) -> Judgement:
    """The target is as expected."""
    return Judgement(Outcome.PASSED, values=values)


def failed(
    key: str,
    *,
    at: Place | None = None,
    component: str = "",
    template: str = "",
    severity: Severity | None = None,
    **values: Value,
) -> Judgement:
    """The target is not as expected; `values` fill the slots of `messages[key]`."""
    return Judgement(Outcome.FAILED, key, values, at, component, template, severity)


def cant_tell(
    reason: Reason,
    *,
    key: str = "",
    at: Place | None = None,
    component: str = "",
    template: str = "",
    **values: Value,
) -> Judgement:
    """The facts do not decide. Without `key` the engine's sentence for `reason` is shown."""
    return Judgement(Outcome.CANT_TELL, key or reason.value, values, at, component, template)


def discover(package: str, words: Callable[[str], Mapping[str, Any]]) -> dict[str, type[AnyRule]]:
    """Return every rule below `package` by id, sorted. `words` loads a word list by name.

    Raises ValueError when two rules share an id.
    """
    rules: dict[str, type[AnyRule]] = {}
    for module_name in sorted(_modules(package)):
        module = importlib.import_module(module_name)
        for found in vars(module).values():
            if not (isinstance(found, type) and issubclass(found, Rule)):
                continue
            if found.__module__ != module_name:
                continue
            for member in found.members(*map(words, found.words)):
                if member.id in rules:
                    raise ValueError(f"two rules are called {member.id}")
                rules[member.id] = member
    return dict(sorted(rules.items()))


def _modules(package: str) -> Iterator[str]:
    root = importlib.import_module(package)
    for found in pkgutil.walk_packages(root.__path__, prefix=f"{package}."):
        if not found.ispkg:
            yield found.name
