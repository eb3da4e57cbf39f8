"""The admin panel lists, finds, pins and deletes entries, files included, and draws the statistics."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from kvcache_app.chart import Hour, chart
from kvcache_app.models import CacheEntry
from tests.kvcache_app.making import longer, prompt, read

ENTRIES, STATISTICS = "/admin/kvcache_app/cacheentry/", "/admin/kvcache_app/cachestatistics/"


@pytest.fixture
def admin(transactional_db) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("boss", password="x"))
    return client


@pytest.fixture
def said(open_cache):
    manager = open_cache()
    for session in ("one", "two"):
        read(manager, prompt(150, public=90, session=session, seed=len(session)))
    read(manager, prompt(100, public=90, scope="bob", session="bobs"))
    manager.match(longer(prompt(100, public=90, scope="bob", session="bobs"), 1))
    assert manager.close(30)
    return manager


def rows(page: bytes) -> int:
    return page.decode().count('name="_selected_action"')


def test_entries_are_listed_filtered_and_found(admin, said):
    assert rows(admin.get(ENTRIES).content) == CacheEntry.objects.count()
    assert rows(admin.get(ENTRIES, {"whose": "everyone"}).content) == 2
    assert rows(admin.get(ENTRIES, {"whose": "person"}).content) == CacheEntry.objects.exclude(scope="").count()
    assert rows(admin.get(ENTRIES, {"q": "bobs"}).content) == CacheEntry.objects.filter(session="bobs").count()
    assert admin.get(ENTRIES, {"o": "6"}).status_code == 200


def test_an_entry_can_be_looked_at_and_not_rewritten(admin, said):
    page = admin.get(f"{ENTRIES}{CacheEntry.objects.first().key}/change/")
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert admin.get(f"{ENTRIES}add/").status_code == 403


def test_entries_are_pinned_and_let_go_from_the_list(admin, said):
    key = CacheEntry.objects.first().key
    for action, pinned in (("pin", True), ("unpin", False)):
        admin.post(ENTRIES, {"action": action, "_selected_action": [key]})
        assert CacheEntry.objects.get(key=key).pinned is pinned


def test_deleting_removes_files_and_what_follows(admin, said, folder):
    first = CacheEntry.objects.get(session="bobs", start=90)
    files = len(list(folder.glob("*.[gs]")))
    chosen = {"action": "delete_selected", "_selected_action": [first.key], "post": "yes"}
    admin.post(ENTRIES, chosen)
    assert not CacheEntry.objects.filter(session="bobs").exists()
    assert len(list(folder.glob("*.[gs]"))) == files - 4
    assert said.check_integrity().whole


def test_one_entry_is_deleted_on_its_own_page(admin, said, folder):
    key = CacheEntry.objects.filter(session="bobs").order_by("-end").first().key
    admin.post(f"{ENTRIES}{key}/delete/", {"post": "yes"})
    assert not CacheEntry.objects.filter(key=key).exists()
    assert not (folder / f"{key}.g").exists()


def test_statistics_have_a_chart_that_the_content_policy_allows(admin, said):
    response = admin.get(STATISTICS)
    drawn = re.search(r"<svg xmlns.*?</svg>", response.content.decode(), re.DOTALL).group()
    assert "reused from memory" in drawn
    assert "style" not in drawn
    assert "script" not in drawn
    assert "style-src 'self'" in response["Content-Security-Policy"]
    assert "hit rate" in response.content.decode()


def test_the_bars_of_a_chart_are_as_high_as_their_tokens():
    drawn = chart([Hour("01h", {"computed": 100.0}), Hour("02h", {"computed": 50.0, "reused_disk": 50.0})])
    heights = [float(h) for h in re.findall(r'height="([\d.]+)" fill="#[0-9a-f]+"><title>', drawn)]
    assert heights[0] == pytest.approx(heights[1] + heights[2], abs=0.11)
    assert heights[1] == pytest.approx(heights[2], abs=0.11)


def test_names_in_a_chart_are_escaped():
    assert "<b>" not in chart([Hour("<b>", {"computed": 1.0})])


def test_without_prompts_the_page_says_so(admin, folder):
    assert "No prompt was looked up" in admin.get(STATISTICS).content.decode()
