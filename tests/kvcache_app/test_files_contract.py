"""One suite for every place that files can lie in."""

import os
import stat

import pytest
from django.core.files.storage import FileSystemStorage, InMemoryStorage

from kvcache_app.core.files import FolderFiles, Found
from kvcache_app.storage import StorageFiles, files_in

ONE, TWO = "a" * 64 + ".g", "b" * 64 + ".s"
PLACES = {
    "folder": lambda folder: FolderFiles(folder),
    "a folder through Django": lambda folder: files_in(FileSystemStorage(folder)),
    "a bucket": lambda _: files_in(InMemoryStorage()),
    "any storage": lambda folder: StorageFiles(FileSystemStorage(folder)),
}


@pytest.fixture(params=PLACES)
def place(request, tmp_path):
    return PLACES[request.param](tmp_path / "made" / "when needed")


def test_what_is_written_is_read(place):
    place.write(ONE, [b"head", memoryview(b"data")])
    place.sync()
    assert bytes(place.read(ONE)) == b"headdata"


def test_what_is_not_there_is_not_found(place):
    assert list(place.found()) == []
    assert place.remove(ONE) is False
    assert place.sweep(0) == 0
    place.prefetch([ONE])
    place.sync()
    with pytest.raises(FileNotFoundError):
        place.read(ONE)


def test_writing_again_replaces(place):
    place.write(ONE, [b"before, and longer"])
    place.write(ONE, [b"after"])
    assert bytes(place.read(ONE)) == b"after"
    assert list(place.found()) == [Found(ONE, 5)]


def test_found_names_ours_with_their_sizes(place):
    place.write(ONE, [b"x" * 10])
    place.write(TWO, [b""])
    place.prefetch([ONE, TWO])
    assert sorted(place.found(), key=lambda found: found.name) == [Found(ONE, 10), Found(TWO, 0)]


def test_removing_removes_once(place):
    place.write(ONE, [b"x"])
    assert place.remove(ONE) is True
    assert place.remove(ONE) is False
    assert list(place.found()) == []


def test_what_was_read_stays_when_its_file_goes_or_changes(place):
    place.write(ONE, [b"first"])
    read = place.read(ONE)
    place.write(ONE, [b"other"])
    place.remove(ONE)
    assert bytes(read) == b"first"


def test_each_reader_has_memory_of_its_own(place):
    place.write(ONE, [b"first"])
    mine, yours = place.read(ONE), place.read(ONE)
    mine[:] = b"mine!"
    assert bytes(yours) == b"first"
    assert bytes(place.read(ONE)) == b"first"


@pytest.mark.parametrize("make", [PLACES["folder"], PLACES["a folder through Django"]])
def test_only_the_owner_can_enter_and_read(make, tmp_path):
    place = make(tmp_path / "cache")
    place.write(ONE, [b"x"])
    assert stat.S_IMODE(os.stat(tmp_path / "cache").st_mode) == 0o700
    assert stat.S_IMODE(os.stat(tmp_path / "cache" / ONE).st_mode) == 0o600


def test_what_a_dead_writer_left_is_swept_when_it_is_old(tmp_path):
    place = FolderFiles(tmp_path)
    (tmp_path / ".aside-dead").write_bytes(b"half")
    assert list(place.found()) == []
    assert place.sweep(60) == 0
    os.utime(tmp_path / ".aside-dead", (0, 0))
    assert place.sweep(60) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_a_lost_race_left_in_a_storage_is_swept():
    storage = InMemoryStorage()
    storage.save("a" * 64 + "_x1Y.g", storage.open("x", "wb"))
    place = StorageFiles(storage)
    assert list(place.found()) == []
    assert place.sweep(3600) == 0
    assert place.sweep(-1) == 1


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    place = FolderFiles(tmp_path)
    place.write(ONE, [b"old"])
    with pytest.raises(TypeError):
        place.write(ONE, [b"new", "no bytes"])  # type: ignore[list-item]
    assert bytes(place.read(ONE)) == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [ONE]
