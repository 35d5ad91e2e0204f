"""Gathering, judging and compiling the Urdu catalogues."""

import shutil

import polib
import pytest

from cms.language.catalogues import apps, catalogue_of, compile_catalogue, discords, faults, gather, stray

needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="gathering words needs GNU gettext")
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ('msgid "Seats: %(n)s"\nmsgstr "نشستیں: %(n)s"', []),
        ('msgid "Seats: %(n)s"\nmsgstr "نشستیں: %(m)s"', ["placeholders differ"]),
        ('msgid "Seats"\nmsgstr ""', ["not translated"]),
        ('#, fuzzy\nmsgid "Seats"\nmsgstr "نشستیں"', ["fuzzy"]),
        ('#~ msgid "Seats"\n#~ msgstr ""', []),
        (
            'msgid "%(n)s seat"\nmsgid_plural "%(n)s seats"\nmsgstr[0] "ایک نشست"\nmsgstr[1] "%(n)s نشستیں"',
            [],
        ),
        ('msgid "100%"\nmsgstr "سو فیصد"', []),
        ('msgid "{count} seats"\nmsgstr "نشستیں"', ["placeholders differ"]),
    ],
)
def test_faults_name_what_is_wrong(tmp_path, entry, found):
    path = tmp_path / "django.po"
    path.write_text(PO + entry + "\n", encoding="utf-8")
    assert [fault.split(": ")[1] for fault in faults(path)] == found


def catalogue(folder, *entries):
    path = folder / "locale/ur/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO + "\n\n".join(entries) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ('msgid "Seat"\nmsgstr "نشست"', 'msgid "Seat"\nmsgstr "نشست"', []),
        ('msgid "Seat"\nmsgstr "نشست"', 'msgid "Seat"\nmsgstr "کرسی"', ["'Seat': ['نشست', 'کرسی']"]),
        ('msgid "Seat"\nmsgstr "نشست"', 'msgctxt "room"\nmsgid "Seat"\nmsgstr "کرسی"', []),
        ('msgid "Seat"\nmsgstr "نشست"', 'msgid "Seat"\nmsgstr ""', []),
    ],
)
def test_discords_names_a_word_that_two_rooms_say_differently(tmp_path, here, there, found):
    paths = [catalogue(tmp_path / "one", here), catalogue(tmp_path / "two", there)]
    assert [line.removeprefix("said in two ways: ") for line in discords(paths)] == found


@pytest.mark.parametrize("path", [catalogue_of(app) for app in apps()], ids=lambda path: path.parts[-5])
def test_the_catalogue_of_every_app_is_complete(path):
    assert faults(path) == []


def test_all_rooms_say_a_word_in_the_same_way():
    assert discords(catalogue_of(app) for app in apps()) == []


def test_compile_catalogue_writes_what_gettext_reads(tmp_path):
    path = tmp_path / "django.po"
    path.write_text(PO + 'msgid "Seat"\nmsgstr "نشست"\n', encoding="utf-8")
    compile_catalogue(path)
    assert [entry.msgstr for entry in polib.mofile(str(path.with_suffix(".mo")))] == ["نشست"]


@needs_gettext
def test_gather_leaves_the_words_of_a_nested_app_to_it(tmp_path):
    for app, word in ((tmp_path / "outer", "Seat"), (tmp_path / "outer" / "inner", "Desk")):
        app.mkdir()
        (app / "apps.py").write_text(
            f"from django.utils.translation import gettext as _\n\nlabel = _({word!r})\n"
        )
    gather(tmp_path / "outer")
    assert [entry.msgid for entry in polib.pofile(str(catalogue_of(tmp_path / "outer")))] == ["Seat"]


@needs_gettext
def test_gather_takes_no_module_of_the_app_for_one_of_python(tmp_path):
    (tmp_path / "apps.py").write_text(
        "from django.utils.translation import gettext as _\n\nlabel = _('Seat')\n"
    )
    (tmp_path / "numbers.py").write_text("raise RuntimeError('this is not the numbers of Python')\n")
    gather(tmp_path)
    assert [entry.msgid for entry in polib.pofile(str(catalogue_of(tmp_path)))] == ["Seat"]


@needs_gettext
def test_gather_twice_changes_nothing(tmp_path):
    (tmp_path / "apps.py").write_text(
        "from django.utils.translation import gettext as _\n\nlabel = _('Seat')\n"
    )
    gather(tmp_path)
    before = catalogue_of(tmp_path).read_text(encoding="utf-8")
    gather(tmp_path)
    assert catalogue_of(tmp_path).read_text(encoding="utf-8") == before


@needs_gettext
def test_stray_names_words_on_which_code_and_catalogue_disagree(tmp_path):
    (tmp_path / "apps.py").write_text(
        "from django.utils.translation import gettext as _\n\nlabel = _('Seat')\n"
    )
    catalogue(tmp_path, 'msgid "Desk"\nmsgstr "میز"')
    assert [line.split(": ", 1)[1] for line in stray(tmp_path)] == [
        "not in the catalogue: 'Seat'",
        "no longer said: 'Desk'",
    ]
