"""Every element of the catalogue has a template, says what it is for, and draws what it is given."""

import pytest
from django.template import Context, Template, TemplateSyntaxError, engines

from themes.elements import ELEMENTS


def draw(source, **values):
    return Template("{% load hunar %}" + source).render(Context(values))


@pytest.mark.parametrize("name", ELEMENTS)
def test_element_has_a_template_and_a_meaning(name):
    assert engines["django"].get_template(ELEMENTS[name].template)
    assert ELEMENTS[name].meaning.endswith(".")


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


def test_attributes_are_escaped():
    html = draw(
        '{% element "card" title=title href=href data_x=title %}{% endelement %}', title='<b>"', href='"><i>'
    )
    assert "<b>" not in html
    assert "<i>" not in html
    assert 'data-x="&lt;b&gt;&quot;"' in html
