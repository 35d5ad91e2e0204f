"""Gathering, judging and compiling the Urdu catalogues."""

import shutil

import polib
import pytest

from cms.language.catalogues import catalogue_of, compile_catalogue, faults, gather

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
