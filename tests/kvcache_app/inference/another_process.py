"""A process that knows nothing but the files: it goes on with conversations that another one began.

Reads a JSON list of [folder, dtype, cache folder, length, new] and prints what `go_on` gave for each.
"""

import json
import sys
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from kvcache_app.inference.runtime import Runtime
from tests.kvcache_app.inference.reading import come_back, go_on, some_ids
from tests.kvcache_app.inference.speaking import manager_in

WRITTEN = 6


def main() -> None:
    torch.set_num_threads(1)
    disable_progress_bar()
    results, loaded = [], None
    for folder, dtype, cache, length, new in json.load(sys.stdin):
        if loaded != (folder, dtype):
            runtime, loaded = Runtime(Path(folder), getattr(torch, dtype)), (folder, dtype)
        ids = some_ids(length + new, seed=length)
        manager = manager_in(Path(cache), "m", runtime.shape.window)
        sequence = come_back(runtime, ids, manager, length)
        results.append([sequence.length, *go_on(runtime, sequence, ids, WRITTEN)])
        manager.close()
    print(json.dumps(results))


if __name__ == "__main__":
    main()
