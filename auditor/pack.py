"""What a pack is: an authority's sheet of indicators as data, and how one is loaded and checked."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from auditor.errors import UserError
from auditor.model import Text
from auditor.rule import AnyRule, ParamValue
from auditor.settings import Profile
from auditor.vocabulary import look_up, read_yaml

S = TypeVar("S", bound=msgspec.Struct)
Name = Annotated[str, Meta(min_length=1)]
Points = Annotated[float, Meta(gt=0)]
Rules = Mapping[str, type[AnyRule]]
WordLists = Mapping[str, Mapping[str, Any]]


class Mark(StrEnum):
    """How far the words of an indicator are confirmed."""

    READ = "V"
    """Read in a copy of the official text."""
    SECOND_HAND = "V2"
    RECALLED = "R"
    DOUBTFUL = "R?"
    DERIVED = "D"
    """Our own mapping or calculation."""


UNCONFIRMED = frozenset({Mark.RECALLED, Mark.DOUBTFUL})
"""Points under these marks are neither used nor printed."""


class Effect(StrEnum):
    """What a violated indicator does to the portal."""

    VETO = "veto"
    DEDUCT = "deduct"
    BONUS = "bonus"
    NOTE = "note"


class By(StrEnum):
    """Who can decide an indicator."""

    MACHINE = "machine"
    PARTLY = "partly"
    """A machine can find it violated, only a person can find it met."""
    PERSON = "person"


class Per(StrEnum):
    """How often points are taken."""

    INDICATOR = "indicator"
    FINDING = "finding"


class Use(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule with the parameters an indicator gives it; checked, word lists filled in."""

    rule: Name
    params: dict[str, ParamValue] = {}

    @property
    def key(self) -> tuple[str, bytes]:
        """Equal for equal uses, whoever wrote them."""
        return self.rule, msgspec.json.encode(self.params, order="deterministic")


class Indicator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the sheet."""

    code: Name
    group: Name
    title: Text
    clause: Text
    source: Name
    """Key of the pack's `sources`."""
    mark: Mark
    effect: Effect
    violated_at: Annotated[int, Meta(ge=1)] = 1
    """Failed findings from which it counts as violated."""
    points: Points | None = None
    """None: the value is not confirmed."""
    points_mark: Mark | None = None
    per: Per = Per.INDICATOR
    cap: Points | None = None
    by: By = By.MACHINE
    note: Text | None = None
    only_for: tuple[Profile, ...] = ()
    not_with: tuple[str, ...] = ()
    """Earlier indicators: what was counted under one of them, if violated, is not counted here again."""
    uses: tuple[Use, ...] = ()


class Pool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points that some groups of indicators share."""

    groups: tuple[str, ...]
    points: Points


class Scoring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a sheet is scored."""

    of: Points
    pass_: Points = msgspec.field(name="pass")
    pools: tuple[Pool, ...] = ()
    least_read: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    """Share of the portal's pages that must have been read for a score to be told."""


class Pack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One authority's sheet."""

    id: Name
    title: Text
    document: Name
    valid_from: date | None = None
    valid_to: date | None = None
    official: bool = False
    profiles: tuple[Profile, ...] = ()
    """Empty: every profile."""
    score: Scoring | None = None
    sources: dict[str, str]
    indicators: tuple[Indicator, ...]


def load_packs(packs: Path, names: Sequence[str], profile: str, rules: Rules, words: WordLists) -> tuple[Pack, ...]:
    """Return the packs called `names` (ids, or YAML files); without names every official one that fits the profile.

    Indicators that are only for other profiles are left out; a sheet left without deductions is not scored.
    Raises UserError naming file, code and key.
    """
    files = [_file(packs, name) for name in names] or sorted(packs.glob("*.yaml"))
    chosen = [_read_pack(file, rules, words) for file in files]
    if not names:
        chosen = [pack for pack in chosen if pack.official and (not pack.profiles or profile in pack.profiles)]
    if not chosen:
        raise UserError(f"no official pack fits the profile {profile}; name one with --pack")
    ids = [pack.id for pack in chosen]
    if len(set(ids)) < len(ids):
        raise UserError(f"two packs are called {max(ids, key=ids.count)!r}; leave one out")
    scored = [pack.id for pack in chosen if pack.score]
    if len(scored) > 1:
        raise UserError(f"{' and '.join(scored)} both score the portal; choose one with --pack")
    return tuple(_fitted(pack, profile) for pack in chosen)


def check_params(rule: type[AnyRule], params: Mapping[str, Any], words: WordLists) -> dict[str, ParamValue]:
    """Return the parameters as the rule takes them, `words:list/key` replaced by what stands there.

    Raises ValueError when the rule has no such parameter or the value is of another type than its default.
    """
    checked = {}
    for name, value in params.items():
        if name not in rule.params:
            known = ", ".join(rule.params) or "none"
            raise ValueError(f"{rule.id} has no parameter {name!r}; known are {known}")
        if isinstance(value, str) and value.startswith("words:"):
            try:
                value = look_up(words, value.removeprefix("words:"))
            except KeyError as error:
                raise ValueError(f"{name}: {value} is not there (no {error})") from error
        default = rule.params[name].default
        try:
            checked[name] = msgspec.convert(value, _type_of(default))
        except msgspec.ValidationError as error:
            raise ValueError(f"{name}: {error}") from error
    return dict(sorted(checked.items()))


def _file(packs: Path, name: str) -> Path:
    own = packs / f"{name}.yaml"
    if own.is_file():
        return own
    if Path(name).is_file():
        return Path(name)
    known = ", ".join(file.stem for file in sorted(packs.glob("*.yaml")))
    raise UserError(f"there is no pack {name!r}; give a file, or one of {known}")


def _fitted(pack: Pack, profile: str) -> Pack:
    fitting = tuple(it for it in pack.indicators if not it.only_for or profile in it.only_for)
    is_scored = any(it.effect is Effect.DEDUCT for it in fitting)
    return msgspec.structs.replace(pack, indicators=fitting, score=pack.score if is_scored else None)


def _read_pack(file: Path, rules: Rules, words: WordLists) -> Pack:
    raw = read_yaml(file)
    lines = raw.get("indicators")
    if not isinstance(lines, list) or not lines:
        raise UserError(f"{file}: indicators must be a list with at least one entry")
    pack = _convert({**raw, "indicators": ()}, Pack, str(file))
    codes: list[str] = []
    indicators = []
    for position, line in enumerate(lines, 1):
        code = line.get("code", f"number {position}") if isinstance(line, dict) else f"number {position}"
        where = f"{file}, indicator {code}"
        indicator = _convert(line, Indicator, where)
        if trouble := _trouble(indicator, pack, codes):
            raise UserError(f"{where}: {trouble}")
        try:
            indicators.append(msgspec.structs.replace(indicator, uses=_expanded(indicator.uses, rules, words)))
        except ValueError as error:
            raise UserError(f"{where}: uses: {error}") from error
        codes.append(indicator.code)
    if pack.score and sum(pool.points for pool in pack.score.pools) != pack.score.of:
        raise UserError(f"{file}: score: the points of the pools must add up to {pack.score.of:g}")
    return msgspec.structs.replace(pack, indicators=tuple(indicators))


def _convert(raw: Any, type_: type[S], where: str) -> S:
    if isinstance(raw, dict):
        raw = {key: _text(value) if key in ("title", "clause", "note") else value for key, value in raw.items()}
    try:
        return msgspec.convert(raw, type_)
    except msgspec.ValidationError as error:
        raise UserError(f"{where}: {error}") from error


def _text(raw: Any) -> Any:
    """`{zh: …, en: …}` as the pair msgspec wants; anything else is left for msgspec to refuse."""
    is_text = isinstance(raw, dict) and raw.keys() == {"zh", "en"} and all(raw.values())
    return (raw["zh"], raw["en"]) if is_text else "not {zh: …, en: …} with both filled"


def _trouble(indicator: Indicator, pack: Pack, earlier: Sequence[str]) -> str:
    """What is wrong with an indicator beside the types of its fields; empty when nothing is."""
    if indicator.code in earlier:
        return "the code is used twice"
    if indicator.source not in pack.sources:
        return f"source: {indicator.source!r} is not one of the pack's sources"
    if missing := set(indicator.not_with) - set(earlier):
        return f"not_with: {', '.join(sorted(missing))} does not stand above it"
    if indicator.points is not None and indicator.points_mark is None:
        return "points need a points_mark"
    if indicator.points is not None and UNCONFIRMED & {indicator.mark, indicator.points_mark}:
        return "points: a value under mark R or R? is not confirmed; leave it out"
    if not indicator.uses and indicator.by is not By.PERSON:
        return "uses: at least one, unless it is decided by a person"
    if pack.score and indicator.effect is Effect.DEDUCT:
        pools = [group for pool in pack.score.pools for group in pool.groups]
        if pools.count(indicator.group) != 1:
            return f"group: {indicator.group!r} must stand in exactly one pool of the score"
    return ""


def _expanded(uses: Sequence[Use], rules: Rules, words: WordLists) -> tuple[Use, ...]:
    """Patterns become the rules they match; equal uses become one."""
    expanded: dict[tuple[str, bytes], Use] = {}
    for use in uses:
        matching = [id_ for id_ in sorted(rules) if fnmatchcase(id_, use.rule)]
        if not matching:
            raise ValueError(f"there is no rule {use.rule!r}")
        for id_ in matching:
            checked = Use(id_, check_params(rules[id_], use.params, words))
            expanded.setdefault(checked.key, checked)
    return tuple(expanded.values())


def _type_of(default: ParamValue) -> Any:
    """The type a parameter with this default takes; a mapping's values are like the default's values."""
    if isinstance(default, tuple):
        return tuple[str, ...]
    if isinstance(default, Mapping):
        kinds = {float if isinstance(value, float) else type(value) for value in default.values()}
        return dict[str, kinds.pop()] if len(kinds) == 1 else dict[str, int | float | str]  # type: ignore[misc]
    return type(default)
