"""`manage.py models list | pull | check`: which models there are, and how their weights get here."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kvcache_app.inference import hub
from kvcache_app.inference.catalogue import ModelSpec, read_catalogue
from kvcache_app.inference.provider import InferenceError
from kvcache_app.inference.sizes import SIZES


class Command(BaseCommand):
    """Nothing but `pull` ever uses the network."""

    help = "List, fetch and check language models."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="the models of the settings, and whether they are here")
        pull = actions.add_parser("pull", help="fetch a model, or go on fetching it")
        pull.add_argument(
            "model", nargs="?", help="a name of the settings or of the hub, such as google/gemma-3-270m-it"
        )
        pull.add_argument("--random", choices=sorted(SIZES), help="make one with random weights instead, for tests")
        pull.add_argument("--folder", type=Path, help="where to put a random model")
        pull.add_argument("--seed", type=int, default=0, help="of the random weights")
        check = actions.add_parser("check", help="read every file of a model, or of all models that are here")
        check.add_argument("model", nargs="?", help="a name of the settings or of the hub, or a folder")

    def handle(self, *_args: Any, action: str, **options: Any) -> None:
        try:
            if action == "list":
                self._list()
            elif action == "pull":
                self._pull(**options)
            else:
                self._check(options["model"])
        except InferenceError as error:
            raise CommandError(error.message) from error

    def _list(self) -> None:
        specs = read_catalogue(settings.MODELS)
        for spec in specs:
            self.stdout.write(f"{spec.name}: {spec.path}, {spec.provider}, priority {spec.priority}: {_state(spec)}")
        if not specs:
            self.stdout.write("The settings name no model.")

    def _pull(self, model: str | None, random: str | None, folder: Path | None, seed: int, **_: Any) -> None:
        if (model is None) == (random is None):
            raise CommandError("Say which model to pull, or --random and a size.")
        if random is not None:
            found = self._build(random, folder or settings.MODELS_DIR / f"random-{random}", seed)
        else:
            found = hub.pull(_path(str(model)))
        hub.check(found, self.stdout.write)
        self.stdout.write(self.style.SUCCESS(f"The model is in {found}."))

    def _build(self, size: str, folder: Path, seed: int) -> Path:
        if folder.exists():
            raise CommandError(f"{folder} exists already. Remove it first, or name another --folder.")
        from kvcache_app.inference import weights  # torch takes seconds to import, and nothing else here needs it

        self.stdout.write(f"Making a model of the size {size} with random weights; what it says will mean nothing.")
        return weights.build(size, folder, seed=seed)

    def _check(self, model: str | None) -> None:
        local = [spec for spec in read_catalogue(settings.MODELS) if spec.provider == "transformers"]
        wrong = 0
        for path in [_path(model)] if model else [spec.path for spec in local]:
            try:
                folder = hub.locate(path)
                self.stdout.write(f"{path}: {folder}")
                hub.check(folder, self.stdout.write)
            except InferenceError as error:
                wrong += 1
                self.stderr.write(self.style.ERROR(error.message))
        if wrong:
            sys.exit(1)


def _path(model: str) -> str:
    """What a name of the settings stands for; anything else stands for itself."""
    return next((spec.path for spec in read_catalogue(settings.MODELS) if spec.name == model), model)


def _state(spec: ModelSpec) -> str:
    if spec.provider == "openai":
        return f"at {spec.url}"
    try:
        return f"in {hub.locate(spec.path)}"
    except InferenceError as error:
        return error.message
