"""manage.py import_olx."""

import pytest
from django.core.management import CommandError, call_command

from courses.interop.olx.models import CourseImport
from courses.pages.models import CourseIndexPage, CoursePage

from .factories import catalogue, course_files, folder_of, member, tar_of


@pytest.fixture
def parent(db):
    return catalogue()


def run(path, capsys, **options):
    call_command("import_olx", str(path), **options)
    return capsys.readouterr().out


def test_folder_comes_in_with_a_count_of_outcomes(tmp_path, parent, capsys):
    out = run(folder_of(tmp_path / "c", course_files()), capsys, parent="courses-en")
    assert out == "Sewing: 4 imported, 2 imported with changes.\n"
    assert CoursePage.objects.get().get_parent().pk == parent.pk


def test_report_is_written_as_csv(tmp_path, parent, capsys):
    report = tmp_path / "report.csv"
    run(tar_of(tmp_path / "c.tar.gz", course_files()), capsys, parent="courses-en", report=report)
    assert [line.split(",")[:2] for line in report.read_text().splitlines()[1:3]] == [
        ["course", "Org/C1/run"],
        ["module", "chapter/ch1"],
    ]


def test_every_line_is_told_when_asked(tmp_path, parent, capsys):
    out = run(folder_of(tmp_path / "c", course_files()), capsys, parent="courses-en", verbosity=2)
    assert "\n    sequential/s1: changed The section has no page of its own;" in out


@pytest.mark.parametrize(
    ("info", "words"),
    [(member("../x"), "../x points outside the course."), (member("a", b"2", "/x"), "a is a link")],
)
def test_broken_archive_is_refused_in_words(tmp_path, parent, capsys, info, words):
    path = tar_of(tmp_path / "c.tar.gz", course_files(), info)
    with pytest.raises(CommandError) as caught:
        run(path, capsys, parent="courses-en")
    assert str(caught.value).startswith(words)
    assert str(caught.value).endswith("Nothing was changed.")
    assert (CourseImport.objects.count(), CoursePage.objects.count()) == (0, 0)


def test_unknown_catalogue_names_those_there_are(tmp_path, parent, capsys):
    with pytest.raises(CommandError) as caught:
        run(tmp_path, capsys, parent="nowhere")
    assert str(caught.value) == "There is no course catalogue “nowhere”. Catalogues: courses-en (en)."


def test_language_tells_catalogues_of_one_slug_apart(tmp_path, parent, capsys):
    urdu = catalogue("ur")
    CourseIndexPage.objects.filter(pk=urdu.pk).update(slug="courses-en")
    folder = folder_of(tmp_path / "c", course_files())
    with pytest.raises(CommandError) as caught:
        run(folder, capsys, parent="courses-en")
    assert (
        str(caught.value) == "Several catalogues are called “courses-en”. Name one with --language: en, ur."
    )
    run(folder, capsys, parent="courses-en", language="ur")
    assert CoursePage.objects.get().get_parent().pk == urdu.pk
