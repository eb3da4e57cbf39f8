"""Answers of a Gemma 3 on this machine, which reads nothing twice: match, restore, read the rest, write, keep."""

import time
from collections.abc import Callable, Generator

from kvcache_app.core.branch import Branch
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import Prompt
from kvcache_app.inference.blocks import restore, take
from kvcache_app.inference.context import forgotten
from kvcache_app.inference.engine import Engine
from kvcache_app.inference.job import Job
from kvcache_app.inference.line import Line
from kvcache_app.inference.listening import BEAT, Hearing, Keeping, Turn, listen
from kvcache_app.inference.provider import Heard, InferenceError, Request, Waiting
from kvcache_app.inference.runtime import Runtime
from kvcache_app.inference.sampling import Sampler
from kvcache_app.inference.template import Template
from kvcache_app.inference.tokenizer import Tokenizer


class Gemma:
    """A loaded model with its tokenizer, template and engine: the provider `transformers`. Thread-safe."""

    def __init__(
        self,
        runtime: Runtime,
        tokenizer: Tokenizer,
        *,
        fingerprint: str,
        system: str,
        manager: KVCacheManager | None = None,
        context: int | None = None,
        places: int = 8,
    ) -> None:
        """`places`: how many are answered at a time; `context`: the most tokens; `manager` knows the fingerprint."""
        self._runtime, self._tokenizer, self._manager = runtime, tokenizer, manager
        self.random: str = getattr(runtime.model.config, "swarm_random", "")  # which shape, if the weights are random
        self._fingerprint = fingerprint
        self._template = Template(tokenizer, system)
        self._context = min(context or runtime.shape.positions, runtime.shape.positions)
        self._line = Line(places)
        self._engine = Engine(runtime)
        if len(self._template.public) > self._context // 2:
            raise InferenceError("system_too_long", "The system prompt takes more than half of the model's context.")

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def close(self, timeout: float = 10.0) -> bool:
        """End the engine; what it was answering breaks off."""
        return self._engine.close(timeout)

    def prompt(self, ids: tuple[int, ...], scope: str, session: str = "") -> Prompt:
        """What the cache knows of a conversation with these ids: the view that the model is given of it."""
        return Prompt(self._fingerprint, self._template.public, ids[self._forgotten(ids) :], scope, session)

    def answer(self, request: Request) -> Hearing:
        """See Provider. A message that is stopped before its first token leaves the ids as they were."""
        started = time.perf_counter()
        sampler = Sampler(request.sampling, self._template.banned, self._tokenizer.size)
        personal = self._template.personal(request.ids, request.history, request.text)
        turn = Turn(request, personal, self._forgotten(personal), len(self._template.public), started)
        ticket = self._line.enter()
        try:
            yield from self._wait(ticket, request.stop)
            if request.stop():
                return turn.unheard(self._fingerprint)
            return (yield from self._with_cache(turn, sampler))
        finally:
            self._line.leave(ticket)

    def _forgotten(self, personal: tuple[int, ...]) -> int:
        template = self._template
        return forgotten(len(template.public), personal, template.to_model, template.to_person, self._context)

    def _wait(self, ticket: object, stop: Callable[[], bool]) -> Generator[Heard | None, None, None]:
        told = 0
        while not self._line.wait(ticket, BEAT if told else 0) and not stop():
            ahead = self._line.ahead(ticket)
            yield Waiting(ahead) if ahead != told else None
            told = ahead

    def _with_cache(self, turn: Turn, sampler: Sampler) -> Hearing:
        manager = self._manager if turn.request.use_cache else None
        if manager is None:
            return (yield from self._run(turn, self._job(turn, sampler, None), None))
        view = Prompt(self._fingerprint, self._template.public, turn.view, turn.request.scope, turn.request.session)
        branch = manager.match(view, seen=turn.seen)
        try:
            return (yield from self._run(turn, self._job(turn, sampler, branch), Keeping(manager, branch)))
        finally:
            manager.unlock(branch)

    def _job(self, turn: Turn, sampler: Sampler, branch: Branch | None) -> Job:
        template = self._template
        ids = [*template.public, *turn.view]
        limit = min(turn.request.sampling.max_new_tokens, self._context - len(ids) - len(template.to_person))
        room = len(ids) + limit + len(template.to_person)
        sequence = restore(self._runtime, branch.blocks if branch else (), room)
        job = Job(sequence, ids, len(template.public), sampler, limit, template.stops, template.to_person)
        if branch is not None:
            keys = branch.keys
            job.next_block, job.take = branch.next_start, take
            job.block_end = lambda start: start + keys.room_at(start)
        return job

    def _run(self, turn: Turn, job: Job, keeping: Keeping | None) -> Hearing:
        try:
            self._engine.submit(job)
            over = yield from listen(turn, job, self._tokenizer.stream(), self._engine, keeping)
        finally:
            job.cancelled.set()  # of no effect on a job that is over
        return turn.answered(over, self._fingerprint, keeping.branch if keeping else None, self._note(turn))

    def _note(self, turn: Turn) -> str:
        notes = [f"This model has random weights ({self.random}): what it says means nothing."] if self.random else []
        if turn.dropped:
            notes.append("The oldest turns no longer fit the model's context; it has forgotten them.")
        return " ".join(notes)
