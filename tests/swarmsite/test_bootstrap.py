"""The environment is made once, brought up to date when the requirements change, and never half made."""

import subprocess
import sys
from pathlib import Path

import pytest

from swarmsite.bootstrap import BootstrapError, Environment, enter_environment

ROOT = Path(__file__).resolve().parents[2]


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


def test_other_commands_install_nothing_but_say_what_to_do(tmp_path):
    """An interpreter without our packages, with a copy of the two files that run before they are there."""
    for name in ("manage.py", "swarmsite/__init__.py", "swarmsite/bootstrap.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text())
    bare = [sys.executable, "-S", "-E", "-s", str(tmp_path / "manage.py"), "migrate"]  # -S: no site-packages
    done = subprocess.run(bare, capture_output=True, text=True)
    assert done.returncode == 1
    assert "start" in done.stderr
    assert not (tmp_path / ".venv").exists()
