"""Every element of the catalogue has a template, says what it is for, and draws what it is given."""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError, engines
from django.utils import translation

from tests.themes.factories import draw, request
from themes.elements import ELEMENTS
from themes.icons import ICONS, icon
from themes.registry import Theme, _themes, register
from themes.rendering import render_element

EVIL = '<b>"&'
# Attributes that are not words: what an element wants there.
VALUES = {
    "level": 2,
    "value": 1,
    "max": 3,
    "gap": 3,
    "number": 1,
    "total": 3,
    "start": 2,
    "tag": "div",
    "count": 2,
}
LISTS = {
    "breadcrumbs": [(EVIL, "/a"), (EVIL, "/b")],
    "tabs": [(EVIL, "/a", True)],
    "facts": [(EVIL, EVIL)],
    "missing": [(EVIL, "/a")],
}


class SmallForm(forms.Form):
    name = forms.CharField(label=EVIL, help_text="Help")
    way = forms.ChoiceField(choices=[("a", EVIL)], widget=forms.RadioSelect)
    agreed = forms.BooleanField()
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def value_for(element, name):
    special = {
        "icon": "check",
        "icon_after": "arrow",
        "form": SmallForm({}) if element.name != "button" else "f1",
        "field": SmallForm({})["name"],
        "items": LISTS.get(element.name),
        "page": Paginator(range(50), 10).get_page(2),
        "links": [],
        "kind": "good",
        "state": "right",
        "method": "post",
    }
    return special.get(name, VALUES.get(name, EVIL))


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_has_a_template_and_a_meaning(name):
    assert engines["django"].get_template(ELEMENTS[name].template)
    assert ELEMENTS[name].meaning.endswith(".")


@pytest.mark.parametrize("name", sorted(set(ELEMENTS) - {"field", "errors", "pagination"}))
def test_element_draws_without_attributes(name):
    assert render_element(name, {}, content="words") is not None


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_escapes_every_attribute(name):
    element = ELEMENTS[name]
    attributes = {each: value_for(element, each) for each in element.attributes}
    html = render_element(
        name, attributes | {"data_x": EVIL}, content="<i>words</i>", around={"request": request()}
    )
    assert "<b>" not in html
    assert '"">' not in html


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_uses_every_attribute_it_promises(name):
    source = engines["django"].get_template(ELEMENTS[name].template).template.source
    drawn_elsewhere = {
        "hide_label",
        "optional",
        "param",
        "form",
        "name",
        "id",
    }  # in a part, or before drawing
    unused = {each for each in ELEMENTS[name].attributes if not re.search(rf"\b{each}\b", source)}
    assert unused - drawn_elsewhere == set()


def test_element_refuses_an_attribute_it_does_not_know():
    with pytest.raises(TemplateSyntaxError, match="takes no 'colour'"):
        draw('{% element "button" colour="red" %}Go{% endelement %}')


def test_element_refuses_an_unknown_name():
    with pytest.raises(TemplateSyntaxError, match="no element is called 'buton'"):
        draw('{% element "buton" %}Go{% endelement %}')


def test_slot_goes_to_the_element_around_it():
    html = draw(
        '{% element "card" title="Outer" %}words{% slot "footer" %}'
        '{% element "badge" %}inner{% endelement %}{% endslot %}{% endelement %}'
    )
    assert '<div class="h-card-words">words</div>' in html
    assert html.index("h-card-footer") < html.index("inner")


def test_content_that_was_not_escaped_yet_is_escaped():
    assert "&lt;b&gt;" in draw('{% element "badge" %}{{ word }}{% endelement %}', word="<b>")


def test_open_attributes_land_on_the_outermost_tag():
    html = draw('{% element "badge" id="a" data_kind="x" aria_label="L" class="mine" %}w{% endelement %}')
    assert re.match(r'<span class="h-badge h-badge-neutral mine"[^>]* id="a"', html) or 'id="a"' in html
    assert 'data-kind="x"' in html
    assert 'aria-label="L"' in html


def test_form_posts_with_its_token_and_says_what_is_wrong():
    html = draw(
        '{% element "form" form=form %}{% element "button" %}Send{% endelement %}{% endelement %}',
        form=SmallForm({}),
    )
    assert html.count("csrfmiddlewaretoken") == 1
    assert 'role="alert"' in html
    assert '<a href="#id_name">' in html
    assert html.count('type="hidden"') == 2


def test_form_that_asks_carries_no_token():
    assert "csrf" not in draw('{% element "form" method="get" %}{% endelement %}')


def test_field_is_tied_to_its_words_and_errors():
    html = draw('{% element "field" field=form.name %}{% endelement %}', form=SmallForm({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert '<label class="h-label" for="id_name">' in html


def test_group_of_choices_is_a_fieldset():
    html = draw('{% element "field" field=form.way %}{% endelement %}', form=SmallForm())
    assert html.startswith("<fieldset")
    assert "<legend" in html


def test_pagination_keeps_the_rest_of_the_query():
    page = Paginator(range(50), 10).get_page(2)
    html = draw(
        '{% element "pagination" page=list_page param="p" %}{% endelement %}',
        "/en/?topic=design&p=2",
        list_page=page,
    )
    assert 'href="?topic=design&amp;p=3"' in html
    assert 'href="?topic=design&amp;p=1"' in html


def test_pagination_of_one_page_is_nothing():
    page = Paginator(range(5), 10).get_page(1)
    assert draw('{% element "pagination" page=list_page %}{% endelement %}', list_page=page) == ""


def test_meter_keeps_within_its_whole():
    html = draw('{% element "meter" value=7 max=5 label="L" %}{% endelement %}')
    assert '<progress value="5" max="5" aria-label="L">100%</progress>' in html


def test_meter_writes_numbers_that_every_browser_reads():
    with translation.override("de"):
        assert 'value="0.5"' in draw('{% element "meter" value=half %}{% endelement %}', half=0.5)


def test_avatar_takes_the_first_letters_of_first_and_last_name():
    assert ">AB<" in draw('{% element "avatar" name="amina noor bibi" %}{% endelement %}')


def test_disabled_link_becomes_a_button_that_cannot_be_pressed():
    html = draw('{% element "button" href="/go" disabled=True %}Go{% endelement %}')
    assert html.startswith("<button")
    assert "/go" not in html


def test_locked_lesson_has_no_link():
    html = draw('{% element "outline_item" title="L" state="locked" %}{% endelement %}')
    assert "<a " not in html
    assert "Not open yet" in html


@pytest.mark.parametrize("name", ICONS)
def test_icon_is_hidden_unless_it_has_a_name(name):
    assert 'aria-hidden="true"' in icon(name)
    assert 'role="img" aria-label="&lt;"' in icon(name, "<")


@pytest.fixture
def own_theme():
    register(Theme(name="own", label="Own", tokens="x.css", templates="no_such_folder"))
    yield
    del _themes["own"]


def test_theme_falls_back_to_our_templates(own_theme):
    from themes.models import Look

    assert "h-badge" in draw('{% element "badge" %}w{% endelement %}', look=Look(theme="own"))


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 kB"), (400, "1 kB"), (41_300, "41 kB"), (1_240_000, "1.2 MB"), (52_000_000, "52 MB")],
)
def test_size_is_told_as_data_bundles_count(size, words):
    assert draw("{{ size|filesize_mb }}", size=size) == words


@pytest.mark.parametrize(("minutes", "words"), [(8, "8 min"), (60, "1 h"), (90, "1 h 30 min")])
def test_minutes_are_told_in_words(minutes, words):
    assert draw("{{ minutes|minutes }}", minutes=minutes) == words
