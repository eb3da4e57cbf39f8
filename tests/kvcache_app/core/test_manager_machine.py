"""The manager against a model that remembers everything: any order of turns, edits, restarts, pins and deletions.

With room for everything a match is exactly the longest prefix that was ever read. Without it, it may be shorter, but
what it gives is right, budgets hold, what is pinned or locked stays, and everything adds up.
"""

import itertools

from django.core.files.storage import InMemoryStorage
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kvcache_app.core.block import Geometry
from kvcache_app.core.branch import Branch
from kvcache_app.core.budget import Budget
from kvcache_app.core.index import Index
from kvcache_app.core.manager import KVCacheManager
from kvcache_app.core.prefix import Prompt
from kvcache_app.core.store import Store
from kvcache_app.storage import StorageFiles
from tests.kvcache_app.making import MODEL, WINDOW, extend, is_right, tokens

PUBLIC = ((), tuple(range(70)))
SCOPES = ("ada", "bob")
MANY = 2**30


class Naive:
    """Every block that was read, by its tokens, and by person where it is somebody's."""

    def __init__(self) -> None:
        self.blocks: set[tuple[str, int, tuple[int, ...]]] = set()  # whose, start, all tokens up to its end

    def add(self, prompt: Prompt, ends: list[int]) -> None:
        for start, end in itertools.pairwise(ends):
            self.blocks.add((self._whose(prompt, start), start, self._path(prompt, end)))

    def longest(self, prompt: Prompt, limit: int) -> int:
        best = start = 0
        while True:
            public = len(prompt.public)
            end = (start // 64 + 1) * 64
            end = min(end, public) if start < public else end
            there = [e for e in range(start + 1, min(end, limit) + 1) if self._has(prompt, start, e)]
            best = max([best, *there])
            if end not in there:
                return best
            start = end

    def forget(self, scope: str) -> None:
        self.blocks = {block for block in self.blocks if block[0] != scope}

    def _has(self, prompt: Prompt, start: int, end: int) -> bool:
        return (self._whose(prompt, start), start, self._path(prompt, end)) in self.blocks

    def _whose(self, prompt: Prompt, start: int) -> str:
        return "" if start < len(prompt.public) else prompt.scope

    def _path(self, prompt: Prompt, end: int) -> tuple[int, ...]:
        return (len(prompt.public) if end > len(prompt.public) else -1, *tokens(prompt)[:end])


class Machine(RuleBasedStateMachine):
    budget = Budget(MANY, MANY, MANY, MANY)
    processes = 2

    def __init__(self) -> None:
        super().__init__()
        self.files, self.ledger, self.naive = StorageFiles(InMemoryStorage()), Index(), Naive()
        self.clock = itertools.count()
        self.managers = [self._manager() for _ in range(self.processes)]
        self.said: list[Prompt] = []
        self.open: list[tuple[int, Branch, Prompt]] = []
        self.pinned: list[tuple[Prompt, int]] = []

    def _manager(self) -> KVCacheManager:
        store = Store(self.files)
        geometry = {MODEL: Geometry(WINDOW)}
        now = lambda: float(next(self.clock))  # noqa: E731
        return KVCacheManager(store, geometry, ledger=self.ledger, budget=self.budget, now=now, hear=0)

    @rule(
        which=st.integers(0, 1),
        scope=st.sampled_from(SCOPES),
        public=st.sampled_from(PUBLIC),
        base=st.integers(0, 20),
        keep=st.integers(0, 400),
        more=st.integers(0, 150),
        seed=st.integers(0, 2),
        close=st.booleans(),
    )
    def turn(self, which, scope, public, base, keep, more, seed, close):
        """Go on with something said before, perhaps edited, perhaps by another person."""
        before = self.said[base % len(self.said)].personal[:keep] if self.said else ()
        new = tuple(seed * 1000 + n for n in range(more))
        prompt = Prompt(MODEL, public, before[:300] + new, scope)
        manager = self.managers[which % self.processes]
        branch = manager.match(prompt)
        is_right(branch, prompt)
        self.compare(branch.tokens, self.naive.longest(prompt, len(prompt) - 1))
        self.naive.add(prompt, extend(manager, branch, prompt))
        self.said.append(prompt)
        self.open.append((which % self.processes, branch, prompt))
        if close:
            self.unlock()

    def compare(self, found: int, longest: int) -> None:
        assert found == longest

    @precondition(lambda self: self.open)
    @rule()
    def unlock(self):
        which, branch, _ = self.open.pop()
        self.managers[which].unlock(branch)
        self.managers[which].unlock(branch)  # twice is once

    @rule(which=st.integers(0, 1))
    def restart(self, which):
        which %= self.processes
        assert self.managers[which].close(30)
        self.managers[which] = self._manager()
        self.open = [each for each in self.open if each[0] != which]

    @precondition(lambda self: self.said)
    @rule(which=st.integers(0, 1), base=st.integers(0, 20))
    def pin(self, which, base):
        prompt = self.said[base % len(self.said)]
        kept = self.managers[which % self.processes].pin(prompt)
        if kept:
            self.pinned.append((prompt, kept))

    @precondition(lambda self: self.pinned)
    @rule(which=st.integers(0, 1), base=st.integers(0, 20))
    def unpin(self, which, base):
        prompt, _ = self.pinned[base % len(self.pinned)]
        self.managers[which % self.processes].unpin(prompt)
        ids = tokens(prompt)
        self.pinned = [(p, kept) for p, kept in self.pinned if tokens(p)[:kept] != ids[:kept]]

    @rule(which=st.integers(0, 1), scope=st.sampled_from(SCOPES))
    def delete_scope(self, which, scope):
        for manager in self.managers:
            manager.flush(30)
        self.managers[which % self.processes].delete_scope(scope)
        self.naive.forget(scope)
        self.pinned = [(p, kept) for p, kept in self.pinned if p.scope != scope]

    @precondition(lambda self: self.pinned)
    @rule(base=st.integers(0, 20))
    def what_is_pinned_is_found(self, base):
        prompt, kept = self.pinned[base % len(self.pinned)]
        branch = self.managers[0].match(prompt, at_most=len(prompt))
        is_right(branch, prompt)
        assert branch.tokens >= kept
        self.managers[0].unlock(branch)

    @invariant()
    def everything_adds_up(self):
        for manager in self.managers:
            assert manager.flush(30)
        for which, manager in enumerate(self.managers):
            report = manager.check_integrity()
            assert report.whole, report.wrong
            held = sum(len(branch.locked) for owner, branch, _ in self.open if owner == which)
            assert report.locks == held

    def teardown(self):
        for manager in self.managers:
            manager.close(30)


class NarrowMachine(Machine):
    """Room for a few hundred tokens only, and files larger than what they hold."""

    budget = Budget(memory=3_000, disk=16_000, person=9_000, queue=MANY)
    processes = 1

    def compare(self, found: int, longest: int) -> None:
        assert found <= longest

    @precondition(lambda self: self.open)
    @rule(base=st.integers(0, 20))
    def what_is_locked_is_found(self, base):
        _, branch, prompt = self.open[base % len(self.open)]
        if branch.deletions != self.managers[0]._deleted[branch.keys.scope]:
            return
        again = self.managers[0].match(prompt, at_most=branch.tokens)
        is_right(again, prompt)
        assert again.tokens == branch.tokens
        self.managers[0].unlock(again)


class TestRoomForAll(Machine.TestCase):
    settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


class TestRoomForFew(NarrowMachine.TestCase):
    settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
