"""Words compared, and what counts as the same."""

from cms.translation.comparing import compare, digest, needs_translating, plain


def test_only_what_changed_is_marked():
    parts = compare("Pay the fee by Friday", "<p>Pay <b>no</b> fee by Monday</p>")
    assert [tuple(part) for part in parts] == [
        ("same", "Pay"),
        ("gone", "the"),
        ("came", "no"),
        ("same", "fee by"),
        ("gone", "Friday"),
        ("came", "Monday"),
    ]


def test_plain_words_keep_their_lines():
    assert plain("<h2>One</h2><ul><li>Two &amp; three</li><li>four</li></ul>") == "One\nTwo & three\nfour"


def test_what_the_editor_adds_by_itself_makes_no_difference():
    assert digest('<p data-block-key="x1">Words</p>') == digest("<p>Words</p> ")
    assert digest("one\r\ntwo") == digest("one\ntwo")
    assert digest("one\ntwo") != digest("one two")


def test_numbers_and_addresses_alone_need_no_translation():
    assert needs_translating("PKR 500")
    assert needs_translating("پتا")
    assert not needs_translating("0311-7786264")
    assert not needs_translating("help@hunar.example, https://hunar.example/en/")
