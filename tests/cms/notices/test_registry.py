import pytest

from cms.notices.registry import NoticeKind, get_kind, register, words

from .factories import GREETING


def test_kind_is_found_by_its_name():
    assert get_kind("test_greeting") is GREETING
    assert get_kind("gone") is None


def test_same_kind_twice_is_harmless_and_another_is_not():
    assert register(GREETING) is GREETING
    with pytest.raises(ValueError, match="test_greeting"):
        register(NoticeKind("test_greeting", subject="Other", text="Other"))


def test_words_take_a_param_in_the_readers_language():
    kind = NoticeKind("k", subject="%(course)s", text="%(course)s", link=lambda params: f"/{params['slug']}/")
    told = words(kind, {"course": {"en": "Baking", "ur": "بیکنگ"}, "slug": "baking"}, language="ur")
    assert (told.subject, told.link) == ("بیکنگ", "/baking/")


def test_words_fall_back_to_the_language_there_is():
    kind = NoticeKind("k", subject="%(course)s", text="")
    assert words(kind, {"course": {"en": "Baking"}}, language="ur").subject == "Baking"
