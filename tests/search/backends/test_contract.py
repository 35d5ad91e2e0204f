"""What every backend must do: one suite, run over all of them."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.backends.base import RebuildRunning
from search.query import Question

from ..factories import ask, document, visitor

SPELLINGS = ["فری لانسنگ", "فرى لانسنگ", "فری\u200cلانسنگ", "فریلانسنگ", "فِري لانسنگ"]


def found(backend, question):
    return [document.title for document in backend.search(question).documents]


def put(backend, *documents, version=1, gone=()):
    backend.write(list(documents), list(gone), version)


def test_words_are_found_wherever_they_stand(backend):
    put(
        backend,
        document("Win a client"),
        document("Prices", keywords=("client",)),
        document("Letters", text="Write to a client."),
        document("Nothing of it"),
    )
    assert found(backend, ask("client")) == ["Win a client", "Prices", "Letters"]


def test_every_word_must_be_there(backend):
    put(backend, document("Win a client"), document("Win a prize"))
    assert found(backend, ask("client win")) == ["Win a client"]


@pytest.mark.parametrize("written", SPELLINGS)
@pytest.mark.parametrize("typed", SPELLINGS)
def test_spellings_find_each_other(backend, written, typed):
    put(backend, document(written), document("دوسرا صفحہ"))
    assert found(backend, ask(typed)) == [written]


def test_word_written_with_a_non_joiner_in_a_text_is_found_as_one(backend):
    put(backend, document("A", text="گھر بیٹھے فری\u200cلانسنگ کیجیے"))
    assert found(backend, ask("فریلانسنگ")) == ["A"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("design", "Designing letters"),
        ("courses", "One course"),
        ("course", "All courses"),
        ("e-mail", "Email well"),
        ("email", "E-mail well"),
        ("۱۲", "12 lessons"),
        ("C++", "C++ for beginners"),
        ("what is freelancing", "Freelancing"),
        ("فری لانسنگ کیا ہے", "فری لانسنگ"),
        ("CAFÉ", "Cafe"),
        ("the", "The the"),
    ],
)
def test_question_finds_what_is_meant(backend, typed, written):
    put(backend, document(written), document("Something else"))
    assert found(backend, ask(typed)) == [written]


@pytest.mark.parametrize(("typed", "written"), [("C", "C++"), ("تال", "ٹال"), ("car", "scar")])
def test_question_does_not_find_another_word(backend, typed, written):
    put(backend, document(written))
    assert found(backend, ask(typed)) == []


def test_online_is_not_taken_for_a_stop_word(backend):
    put(backend, document("آن لائن کام"), document("لائن"))
    assert found(backend, ask("آن لائن")) == ["آن لائن کام"]


def test_weight_and_the_readers_language_decide_between_equals(backend):
    put(
        backend,
        document("Tax", language="en", url="/en/"),
        document("Tax", language="ur", url="/ur/"),
        document("Tax", language="fr", url="/heavy/", weight=3.0),
    )
    answers = backend.search(ask("tax", language="ur")).documents
    assert [one.url for one in answers] == ["/heavy/", "/ur/", "/en/"]


def test_without_words_everything_is_there_by_weight_and_title(backend):
    put(backend, document("B"), document("A"), document("C", weight=2.0))
    assert found(backend, ask()) == ["C", "A", "B"]


def test_document_comes_back_as_it_was_written(backend):
    written = document(
        "A title",
        part="x",
        language="ur",
        summary="A summary",
        text="A text",
        keywords=("one", "two"),
        facets=(("level", "beginner"), ("topic", "a=b"), ("topic", "tax")),
        audience=("group:1", "members"),
        unless=("group:2",),
        within="Whole",
        within_url="/whole/",
        weight=1.5,
        site=3,
        path="00010002",
    )
    put(backend, written)
    (read,) = backend.search(ask("title", "members", site=3)).documents
    assert read == written
    assert read.digest == written.digest


def test_pages_follow_each_other(backend):
    put(backend, *(document(f"Page {letter}") for letter in "abcde"))
    assert found(backend, ask("page", offset=0, limit=2)) == ["Page a", "Page b"]
    assert found(backend, ask("page", offset=4, limit=2)) == ["Page e"]
    assert backend.search(ask("page", offset=4, limit=2)).total == 5
    assert found(backend, ask("page", offset=500, limit=2)) == []


def shelf():
    return [
        document("Tax one", facets=(("level", "beginner"), ("topic", "tax")), language="en"),
        document("Tax two", facets=(("level", "advanced"), ("topic", "tax")), language="en"),
        document(
            "Tax three", facets=(("level", "advanced"), ("topic", "law"), ("topic", "tax")), language="ur"
        ),
        document("Other", facets=(("level", "beginner"), ("topic", "law")), language="ur"),
    ]


def test_counts_leave_out_their_own_choice(backend):
    put(backend, *shelf())
    results = backend.search(ask("tax", filters={"level": "advanced"}))
    assert (results.total, len(results.documents)) == (2, 2)
    assert results.counts == {
        "level": {"beginner": 1, "advanced": 2},
        "topic": {"tax": 2, "law": 1},
        "language": {"en": 1, "ur": 1},
        "kind": {"tests.page": 2},
    }


def test_choices_of_two_facets_narrow_together(backend):
    put(backend, *shelf())
    results = backend.search(ask("", filters={"level": "advanced", "topic": "law"}))
    assert [one.title for one in results.documents] == ["Tax three"]
    assert results.counts["level"] == {"beginner": 1, "advanced": 1}
    assert results.counts["topic"] == {"tax": 2, "law": 1}
    assert results.counts["language"] == {"ur": 1}


def test_value_that_nothing_has_leaves_nothing(backend):
    put(backend, *shelf())
    results = backend.search(ask("tax", filters={"level": "begin"}))
    assert (results.total, list(results.documents)) == (0, [])
    assert results.counts["level"] == {"beginner": 1, "advanced": 2}


def secrets():
    """One document for everybody, and others that share its words."""
    return [
        document("Open secret", facets=(("topic", "open"),)),
        document("Group secret", audience=("group:7", "superusers"), facets=(("topic", "group"),)),
        document("Other group secret", audience=("group:71",), facets=(("topic", "other"),)),
        document("Members secret", audience=("members",), facets=(("topic", "members"),)),
        document("Guests secret", unless=("members",), facets=(("topic", "guests"),)),
        document("Other site secret", site=2, facets=(("topic", "site"),)),
        document("This site secret", site=1, facets=(("topic", "here"),)),
    ]


@pytest.mark.parametrize(
    ("tokens", "seen"),
    [
        ((), {"Open", "Guests", "This site"}),
        (("members",), {"Open", "Members", "This site"}),
        (("group:7",), {"Open", "Guests", "Group", "This site"}),
        (("group:7", "members"), {"Open", "Group", "Members", "This site"}),
        (("group:1", "group:8"), {"Open", "Guests", "This site"}),
    ],
)
def test_only_what_the_visitor_may_see_is_found_counted_and_suggested(backend, tokens, seen):
    put(backend, *secrets())
    question = ask("secret", *tokens, site=1)
    results = backend.search(question)
    assert {one.title.removesuffix(" secret") for one in results.documents} == seen
    assert results.total == len(seen)
    assert sum(results.counts["topic"].values()) == len(seen)
    assert {one.title.removesuffix(" secret") for one in backend.suggest(question)} == seen


def test_suggestions_are_titles_that_begin_so(backend):
    put(
        backend,
        document("Freelancing from home", language="en"),
        document("Free software", language="ur"),
        document("A home", text="freelancing"),
    )
    question = ask("fre", language="ur")
    assert [one.title for one in backend.suggest(question.typing())] == [
        "Free software",
        "Freelancing from home",
    ]
    assert [one.title for one in backend.suggest(ask("freelancing ho").typing())] == ["Freelancing from home"]
    assert [one.title for one in backend.suggest(ask("f", limit=1).typing())] != []
    assert list(backend.suggest(ask("").typing())) == []


def test_writing_replaces_and_takes_out(backend):
    first, second = document("First tax", pk=1), document("Second tax", pk=2)
    put(backend, first, second)
    put(backend, document("First law", pk=1), gone=[second.key], version=2)
    assert found(backend, ask("tax")) == []
    assert found(backend, ask("law")) == ["First law"]
    assert [one.title for one in backend.suggest(ask("tax").typing())] == []


def test_writing_twice_is_harmless(backend):
    one = document("Tax")
    put(backend, one)
    put(backend, one)
    assert backend.search(ask("tax")).total == 1


def test_index_knows_what_it_has(backend):
    one, two = document("One", pk=1), document("Two", pk=2, part="a")
    put(backend, one, two, document("Three", pk=3))
    assert backend.digests([one.origin, two.origin]) == {one.key: one.digest, two.key: two.digest}
    assert list(backend.origins()) == [f"tests.page:{n:012d}" for n in (1, 2, 3)]
    assert list(backend.origins(one.origin, two.origin)) == [two.origin]
    assert list(backend.origins(two.origin)) == [f"tests.page:{3:012d}"]


def test_new_index_takes_the_old_ones_place(backend):
    put(backend, document("Old tax", pk=1))
    backend.begin("new")
    backend.fill([document("New tax", pk=2)], 2)
    assert found(backend, ask("tax")) == ["Old tax"]
    backend.swap()
    assert found(backend, ask("tax")) == ["New tax"]
    assert list(backend.origins()) == [f"tests.page:{2:012d}"]


def test_write_during_a_rebuild_is_in_both_indexes(backend):
    put(backend, document("Old tax", pk=1))
    backend.begin("new")
    backend.fill([document("Old tax", pk=1), document("Going tax", pk=3)], 2)
    put(backend, document("Newest tax", pk=1), gone=[document(pk=3).key], version=3)
    assert found(backend, ask("tax")) == ["Newest tax"]
    backend.swap()
    assert found(backend, ask("tax")) == ["Newest tax"]


def test_abandoned_index_leaves_no_trace(backend):
    put(backend, document("Old tax", pk=1))
    backend.begin("new")
    backend.fill([document("New tax", pk=2)], 2)
    backend.abandon()
    assert found(backend, ask("tax")) == ["Old tax"]
    backend.begin("newer")
    backend.swap()
    assert found(backend, ask("tax")) == []


def test_second_rebuild_is_refused(backend):
    backend.begin("one")
    with pytest.raises(RebuildRunning):
        backend.begin("two")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.dictionaries(st.sampled_from(["level", "topic"]), st.text(max_size=20)))
@example('" OR 1 NEAR("*', {"level": "%|"})
@example("title_terms : x", {})
@example("'':*A & !b | (c", {"topic": "'; --"})
@example("\x00\ud800", {})
def test_every_text_is_a_good_question(backend, text, filters):
    put(backend, document("Tax"))
    question = Question.asked(text, visitor=visitor(), filters=filters)
    results = backend.search(question)
    assert results.total >= len(results.documents)
    backend.suggest(question.typing())
