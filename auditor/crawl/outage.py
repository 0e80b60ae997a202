"""Tells a host that is down from an address that is ill, and waits until the host is back."""

import asyncio
from collections.abc import Awaitable, Callable

from auditor.crawl.client import Answer, Request
from auditor.crawl.shared import shared
from auditor.crawl.verdicts import Trouble, of_status
from auditor.model import Reason, Verdict
from auditor.pace import Pace

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0)
"""Seconds before each try to reach a host that is down; after the last one it is given up."""
SILENT = 5
"""Addresses of a host that never answered which are asked before it is believed of all."""
STOPPED = Trouble(Verdict.NOT_ASKED, "the host stopped answering", Reason.OUTAGE)

_DOWN = frozenset((Verdict.TIMEOUT, Verdict.REFUSED, Verdict.DNS_FAILURE))
_DOWN_STATUS = frozenset((500, 502, 503, 504, 520, 522, 523, 524, 530))


def may_be_outage(answer: Answer | Trouble) -> bool:
    """Tell whether this is how a host answers that is down."""
    return answer.verdict in _DOWN if isinstance(answer, Trouble) else answer.status in _DOWN_STATUS


class Outages:
    """One circuit breaker for every host.

    An address that brings trouble is its own trouble as long as an address that answered before still does. Else the
    host is down: it is left alone but for one try after each of `PAUSES`, and what met the outage is asked again.
    """

    def __init__(self, send: Callable[[Request], Awaitable[Answer | Trouble]], pace: Pace) -> None:
        """`send` asks once, at the host's pace; it must not ask this object."""
        self._send = send
        self._pace = pace
        self._hosts: dict[str, _Host] = {}

    async def over(self, host: str) -> Trouble | None:
        """Wait while the host is down; return what to say of its addresses without asking once it is given up."""
        state = self._of(host)
        if state.watch is not None:
            await asyncio.shield(state.watch)
        return state.given_up

    def answered(self, host: str, request: Request) -> None:
        """Remember a request that brought an answer."""
        state = self._of(host)
        state.known = state.known or request

    def is_known(self, host: str) -> bool:
        """Tell whether the host answered before."""
        return self._of(host).known is not None

    async def met(self, host: str, answer: Answer | Trouble) -> bool:
        """Find out about the host of an address that brought trouble; True when the address must be asked again."""
        state = self._of(host)
        if state.known is None:
            state.silent += 1
            if state.silent >= SILENT:
                state.given_up = _as_trouble(answer)
            return False
        if state.watch is None:
            state.watch = shared(self._watch(host, state, state.known))
        return await asyncio.shield(state.watch)

    def second_chance(self) -> None:
        """Let every host that was given up be asked again; without pauses, for they were waited before."""
        for state in self._hosts.values():
            if state.given_up:
                state.given_up, state.silent, state.pauses = None, 0, ()

    async def _watch(self, host: str, state: "_Host", known: Request) -> bool:
        """Wait until the host answers or is given up; False when it was not down at all."""
        try:
            if not may_be_outage(await self._send(known)):
                return False
            self._pace.slow_down(host)
            for pause in state.pauses:
                await self._pace.clock.sleep(pause)
                if not may_be_outage(await self._send(known)):
                    return True
            state.given_up = STOPPED
            return True
        finally:
            state.watch = None

    def _of(self, host: str) -> "_Host":
        return self._hosts.setdefault(host, _Host())


class _Host:
    """What is known of one host."""

    def __init__(self) -> None:
        self.known: Request | None = None
        """The first request it answered."""
        self.silent = 0
        """Troubles of a host that never answered."""
        self.watch: asyncio.Task[bool] | None = None
        """Runs while it is being found out whether the host is down, and until it is back."""
        self.pauses: tuple[float, ...] = PAUSES
        self.given_up: Trouble | None = None


def _as_trouble(answer: Answer | Trouble) -> Trouble:
    if isinstance(answer, Trouble):
        return answer
    return Trouble(of_status(answer.status), f"the host answers every address with status {answer.status}")
