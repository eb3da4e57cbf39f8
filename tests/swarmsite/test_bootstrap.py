"""The environment is made once, brought up to date when the requirements change, and never half made."""

import hashlib
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import psutil
import pytest

from swarmsite.bootstrap import BootstrapError, Environment, enter_environment
from tests.parts.questions import SMALL
from tests.parts.swarm_server import ROOT, SwarmServer

BARE = (sys.executable, "-S", "-E", "-s")  # an interpreter that sees no installed package


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that needs nothing from any registry."""
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    return tmp_path


def test_an_environment_is_made_and_then_left_alone(project):
    environment = Environment(project)
    assert not environment.is_current()
    environment.make()
    assert environment.is_current()
    made = environment.python.stat().st_mtime_ns, environment.stamp.stat().st_mtime_ns
    environment.make()
    assert (environment.python.stat().st_mtime_ns, environment.stamp.stat().st_mtime_ns) == made


def test_changed_requirements_are_installed_into_the_same_environment(project):
    environment = Environment(project)
    environment.make()
    (project / "requirements.txt").write_text("# still nothing\n")
    assert not environment.is_current()
    environment.make()
    assert environment.is_current()


def test_an_environment_cut_off_in_the_making_is_made_anew(project):
    environment = Environment(project)
    environment.python.parent.mkdir(parents=True)
    environment.python.write_text("")
    environment.python.chmod(0o755)
    environment.make()
    assert subprocess.run([environment.python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def test_requirements_that_cannot_be_installed_leave_no_stamp(project):
    (project / "requirements.txt").write_text("./no-such-package\n")
    environment = Environment(project)
    with pytest.raises(BootstrapError, match="pip could not install"):
        environment.make()
    assert not environment.is_current()


def test_an_interpreter_that_has_the_packages_is_used_as_it_is(tmp_path):
    enter_environment(tmp_path, ["manage.py", "start"])
    assert not (tmp_path / ".venv").exists()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project with an environment that `make` has finished; its packages are this interpreter's."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in (
        "manage.py",
        "requirements.txt",
        "swarmsite",
        "sessions_app",
        "planner",
        "kvcache_app",
        "templates",
        "static",
    ):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, root / name)
    environment = Environment(root)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment.folder], check=True)
    (site,) = environment.folder.glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    environment.stamp.write_text(hashlib.sha256((root / "requirements.txt").read_bytes()).hexdigest())
    return root


def test_an_interpreter_without_the_packages_runs_inside_the_environment(checkout, tmp_path):
    server = SwarmServer(tmp_path, python=BARE, root=checkout)
    server.start()
    assert "Swarm is at" in server.output
    assert server.process is not None
    assert str(checkout / ".venv") in psutil.Process(server.process.pid).cmdline()[0]
    assert server.stop() == 0


def test_other_commands_use_an_environment_that_is_there(checkout, tmp_path):
    command = [*BARE, str(checkout / "manage.py"), "plan", SMALL]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", env={"SWARM_DATA": str(tmp_path)})
    assert done.returncode == 0, done.stderr
    assert "7 moves" in done.stdout


def test_an_environment_that_lacks_packages_all_the_same_is_said_to_be_broken(checkout):
    (site,) = (checkout / ".venv").glob("lib/python*/site-packages")
    (site / "borrowed.pth").unlink()
    done = subprocess.run([*BARE, str(checkout / "manage.py"), "start"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "remove that folder" in done.stderr


def test_other_commands_install_nothing_but_say_what_to_do(tmp_path):
    """An interpreter without our packages, with a copy of the two files that run before they are there."""
    for name in ("manage.py", "swarmsite/__init__.py", "swarmsite/bootstrap.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text())
    done = subprocess.run([*BARE, str(tmp_path / "manage.py"), "migrate"], capture_output=True, text=True)
    assert done.returncode == 1
    assert "start" in done.stderr
    assert not (tmp_path / ".venv").exists()
