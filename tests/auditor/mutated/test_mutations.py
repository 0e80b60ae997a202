"""Two audits of a portal that changed in between: nothing but what truly changed is new, fixed or lost."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mutated_portal import portal
from mutations import MUTATIONS, Mutation

from auditor.audit import Audit
from auditor.baseline import earlier_of
from auditor.compare import Beside, beside
from auditor.equip import kit_of
from auditor.fingerprint import within
from auditor.model import Earlier, Fate
from auditor.settings import Settings
from auditor.waive import stands

pytestmark = pytest.mark.slow
Faults = Counter[tuple[str, str]]
Audited = Callable[..., Audit]


@pytest.fixture(scope="module")
def before(audited: Audited, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    with audited(portal(), tmp_path_factory.mktemp("before")) as audit:
        yield audit


@pytest.fixture(scope="module")
def earlier(before: Audit) -> Earlier:
    return earlier_of(before)


def faults(audit: Audit, found: Beside, fate: Fate) -> Faults:
    home = audit.site().url
    stand = (it for it in audit.findings() if stands(it) and found.fates[it.id] is fate)
    return Counter((it.rule, within(it.url, home)) for it in stand)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda it: it.what)
def test_only_what_truly_changed_is_told(
    audited: Audited, mutation: Mutation, earlier: Earlier, tmp_path: Path
) -> None:
    with audited(mutation.change(portal()), tmp_path, **mutation.options) as audit:
        found = beside(earlier, audit, kit_of(Settings()).rules)
        assert faults(audit, found, Fate.NEW) == Counter(mutation.new)
        assert faults(audit, found, Fate.MOVED).total() == len(mutation.moved)
    assert lost(found, is_open=False) == Counter(mutation.fixed)
    assert lost(found, is_open=True) == Counter(mutation.unassessed)
    moved = [before for id_, before in found.known.items() if found.fates[id_] is Fate.MOVED]
    assert Counter((it.rule, it.url) for it in moved) == Counter(mutation.moved)
    changed = len(mutation.fixed) + len(mutation.moved) + len(mutation.unassessed)
    assert len(found.known) == len(earlier.problems) - changed + len(mutation.moved)


def lost(found: Beside, *, is_open: bool) -> Faults:
    return Counter((it.known.rule, it.known.url) for it in found.lost if bool(it.reason) is is_open)
