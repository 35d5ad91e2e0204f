import pytest
from django.core.exceptions import ValidationError

from cms.certificates.models import CertificateTemplate, CertificateWords
from cms.certificates.sheets import lines
from cms.certificates.statements import fill, places_in

VALUES = {"name": "Amina", "title": "Sewing", "date": "1 May 2026", "organisation": "Hunar"}


def test_places_are_found_in_order():
    assert places_in("{title} to {name}") == ["title", "name"]


def test_statement_is_filled_piece_by_piece():
    assert fill("To {name} for {title}.", VALUES) == [
        ["text", "To "],
        ["name", "Amina"],
        ["text", " for "],
        ["title", "Sewing"],
        ["text", "."],
    ]


def said(statement):
    return [(line["kind"], line["text"]) for line in lines(fill(statement, VALUES))]


def test_name_and_title_stand_on_lines_of_their_own():
    assert said("To {name} for {title} on {date} by {organisation}.") == [
        ("say", "To"),
        ("name", "Amina"),
        ("say", "for"),
        ("title", "Sewing"),
        ("say", "on 1 May 2026 by Hunar."),
    ]


@pytest.mark.parametrize(
    ("statement", "last"),
    [
        ("{name} did {title}.", ("title", "Sewing.")),
        ("{name} did {title}, on {date}", ("say", "on 1 May 2026")),
    ],
)
def test_no_line_begins_with_a_stop(statement, last):
    assert said(statement)[-1] == last


@pytest.mark.parametrize(
    "statement", ["{name} alone", "{title} alone", "{name} {title} {grade}", "{name} {title} {}"]
)
def test_statement_with_wrong_places_is_refused(statement):
    words = CertificateWords(language="en", heading="h", organisation="o", statement=statement)
    with pytest.raises(ValidationError) as refused:
        words.full_clean(exclude=["template"])
    assert list(refused.value.message_dict) == ["statement"]


@pytest.mark.parametrize(
    ("colours", "refused"),
    [({}, []), ({"ink": "#cccccc"}, ["ink"]), ({"paper": "#16262B", "ink": "#ffffff"}, ["brand", "accent"])],
)
@pytest.mark.django_db
def test_colours_must_be_readable_on_the_paper(colours, refused):
    template = CertificateTemplate(name="x", **colours)
    try:
        template.full_clean()
        found = []
    except ValidationError as error:
        found = sorted(error.message_dict, reverse=True)
    assert found == sorted(refused, reverse=True)


@pytest.mark.django_db
def test_colour_must_be_a_colour():
    with pytest.raises(ValidationError) as refused:
        CertificateTemplate(name="x", ink="red").full_clean()
    assert list(refused.value.message_dict) == ["ink"]
