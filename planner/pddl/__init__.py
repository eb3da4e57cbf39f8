"""Questions that are PDDL: read by unified-planning, solved by Fast Downward, in a child process inside the budget.

Both are an optional extra. The modules that load them (`reading`, `replay`, `worker`) run only in the child process, so
that a hostile text can cost no more than that child, and nobody else pays for the libraries.

    detect.py         the definitions inside a text, and what is wrong with them at first sight
    engines.py        whether the extra is installed
    process.py        the child from outside: started, heard, stopped
    worker.py         the child from inside: reads, solves, replays, and says so in JSON lines
    reading.py        unified-planning: text to task
    summary.py        what a task is about, in rows a person reads
    stages.py         which search, and for how long
    fast_downward.py  the engine's two programs: one translates, the other searches
    replay.py         a plan replayed against the task, apart from the engine
    proofs.py         how a claim is known, in one sentence each
    narrate.py        the words
    answer.py         the events and the answer, in the shapes of `planner.core`
"""
