"""A wrong value stops the start with the name of the variable and what it should be."""

import pytest

from swarmsite.env import Environment, SettingsError


def test_an_unset_variable_is_its_default():
    assert Environment({}).whole("SWARM_X", 7, low=1, high=9) == 7
    assert Environment({"SWARM_X": "  "}).text("SWARM_X", "y") == "y"


@pytest.mark.parametrize("text", ["zero", "0", "10", "3.5", "-1"])
def test_a_wrong_whole_number_names_the_variable_and_the_range(text):
    with pytest.raises(SettingsError, match=r"SWARM_X is .*whole number from 1 to 9"):
        Environment({"SWARM_X": text}).whole("SWARM_X", 7, low=1, high=9)


@pytest.mark.parametrize("text", ["nan", "inf", "soon", "-1"])
def test_a_wrong_number_of_seconds_is_refused(text):
    with pytest.raises(SettingsError, match="SWARM_X"):
        Environment({"SWARM_X": text}).seconds("SWARM_X", 1, low=0.1, high=60)


def test_a_flag_is_true_or_false_and_nothing_else():
    assert Environment({"F": "YES"}).flag("F")
    assert not Environment({"F": "0"}).flag("F", default=True)
    with pytest.raises(SettingsError, match="F is 'maybe'; it should be true or false"):
        Environment({"F": "maybe"}).flag("F")


@pytest.mark.parametrize("text", ["localhost", "http://host", "redis://", "redis://host:port/0", "redis://[::1/0"])
def test_a_wrong_url_says_what_it_should_look_like(text):
    with pytest.raises(SettingsError, match="REDIS_URL .* should look like redis://example"):
        Environment({"REDIS_URL": text}).url("REDIS_URL", ("redis",), "redis://example")


def test_a_password_in_a_wrong_url_is_not_repeated():
    with pytest.raises(SettingsError) as caught:
        Environment({"U": "mysql://me:secret@host/db"}).url("U", ("postgres",), "postgres://…")
    assert "secret" not in str(caught.value)


def test_a_setting_that_does_not_exist_is_named():
    env = Environment({"SWARM_PLANER_SECONDS": "3"})
    env.text("SWARM_PLANNER_SECONDS")
    with pytest.raises(SettingsError, match="SWARM_PLANER_SECONDS is set, but there is no such setting"):
        env.check_unknown()


@pytest.mark.parametrize("text", ["http://x", "x y", "host:8000", "a,b/c"])
def test_a_wrong_host_is_named(text):
    with pytest.raises(SettingsError, match="ALLOWED_HOSTS holds"):
        Environment({"ALLOWED_HOSTS": text}).hosts("ALLOWED_HOSTS")


def test_hosts_are_names_addresses_and_wildcards():
    text = "swarm.example.org, .example.org, 192.0.2.7, [2001:db8::1], *"
    assert Environment({"ALLOWED_HOSTS": text}).hosts("ALLOWED_HOSTS") == text.split(", ")
