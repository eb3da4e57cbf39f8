"""A process of its own that uses a shared cache: `python -m tests.kvcache_app.hammer turns|saves SEED DISK_BYTES`.

Prints one line when it begins and one when it is done; exits with an error where anything it was given is wrong.
"""

import os
import random
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "swarmsite.settings")


def main(kind: str, seed: int, disk: int) -> None:
    django.setup()
    from django.conf import settings

    settings.KVCACHE_DISK = settings.KVCACHE_PERSON = disk
    settings.KVCACHE_MEMORY = disk // 10
    from kvcache_app import services
    from kvcache_app.core.block import Geometry
    from tests.kvcache_app.making import MODEL, WINDOW, is_right, longer, prompt, read

    manager = services.open_cache({MODEL: Geometry(WINDOW)})
    chance = random.Random(seed)
    print("begun", flush=True)
    for number in range(40) if kind == "turns" else iter(int, 1):
        said = prompt(chance.randrange(400), public=90, scope=chance.choice("ab"), seed=chance.randrange(4))
        said = longer(said, chance.randrange(100), seed=number if kind == "saves" else chance.randrange(3))
        is_right(read(manager, said), said)
        if chance.random() < 0.3:
            assert manager.flush(60)
    assert manager.close(60)
    total = manager.statistics.total()
    print(f"done {total.get('reused_disk', 0):.0f} {total.get('evicted:disk', 0):.0f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
