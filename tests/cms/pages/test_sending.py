import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from cms.pages import sending

WORDS = b"0123456789"


@pytest.fixture
def document(db, files_on_disk):
    return get_document_model().objects.create(title="Talk", file=ContentFile(WORDS, name="talk.mp3"))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("0", "3"), (0, 3)),
        (("4", ""), (4, 9)),
        (("4", "99"), (4, 9)),
        (("", "3"), (7, 9)),
        (("", "99"), (0, 9)),
        (("10", ""), None),
        (("5", "4"), None),
        (("", ""), None),
        (("", "0"), None),
    ],
)
def test_bounds(asked, answer):
    assert sending.bounds(*asked, 10) == answer


def test_a_player_gets_the_part_it_asks_for(client, document):
    part = client.get(document.url, headers={"Range": "bytes=2-5"})
    assert part.status_code == 206
    assert part.content == b"2345"
    assert (part["Content-Range"], part["Content-Length"]) == ("bytes 2-5/10", "4")
    assert part["Content-Type"] == "audio/mpeg"
    assert part["X-Content-Type-Options"] == "nosniff"


def test_a_part_is_bounded(client, document, monkeypatch):
    monkeypatch.setattr(sending, "LARGEST", 3)
    part = client.get(document.url, headers={"Range": "bytes=2-"})
    assert (part.content, part["Content-Range"]) == (b"234", "bytes 2-4/10")


def test_a_part_that_is_not_there_is_refused(client, document):
    answer = client.get(document.url, headers={"Range": "bytes=50-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-1,4-5"}, {"Range": "lines=1-2"}])
def test_the_whole_is_sent_otherwise(client, document, headers):
    whole = client.get(document.url, headers=headers)
    assert (whole.status_code, b"".join(whole)) == (200, WORDS)


def test_nginx_is_told_which_file_to_send(client, document, settings):
    settings.HUNAR_PAGES = {"ACCEL": "/guarded/"}
    answer = client.get(document.url, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["X-Accel-Redirect"] == f"/guarded/{document.file.name}"
