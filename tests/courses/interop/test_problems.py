"""Turning problems of the old platform into questions."""

import pytest

from courses.interop.olx.content import Component
from courses.interop.olx.notes import Notes, Refused
from courses.interop.olx.pieces import Picture, Text
from courses.interop.olx.problems import read_problem
from courses.interop.olx.questions import Choice, Gaps, Numeric, OneChoice, SeveralChoices, ShortText
from courses.interop.olx.static import StaticFiles

STATICS = StaticFiles(["Abacus.png"])


def read(inside, **attributes):
    notes = Notes()
    component = Component(
        "problem", "p1", "A title", "problem/p1.xml", f"<problem>{inside}</problem>", attributes=attributes
    )
    questions, prose = read_problem(component, statics=STATICS, notes=notes)
    return questions, prose, [note.code for note in notes]


def answer(inside, **attributes):
    (question,), _prose, _notes = read(inside, **attributes)
    return question.answer


def reason(inside, **attributes):
    with pytest.raises(Refused) as caught:
        read(inside, **attributes)
    return caught.value.note.code


ONE = (
    "<multiplechoiceresponse><p>See <img src='/static/Abacus.png' alt='Abacus'/></p><label>How many?</label>"
    "<choicegroup><choice correct='false'>3 <choicehint>Count again.</choicehint></choice>"
    "<choice correct='true'><b>17</b></choice></choicegroup>"
    "<solution><p>Explanation</p><p>Ten and seven.</p></solution></multiplechoiceresponse>"
    "<demandhint><hint>The top row is 5.</hint></demandhint>"
)


def test_one_choice_whole():
    (question,), _prose, notes = read(ONE, weight="2.0", max_attempts="3")
    assert question.prompt == (
        Text("<p>See</p>"),
        Picture("Abacus.png", "Abacus"),
        Text("<p>How many?</p>"),
    )
    assert question.answer == OneChoice(
        (Choice("<p>3</p>", False, "Count again."), Choice("<p><b>17</b></p>", True))
    )
    assert (question.hint, question.feedback) == ("<p>The top row is 5.</p>", "<p>Ten and seven.</p>")
    assert (question.points, question.attempts, question.name, notes) == ("2", 3, "p1/0", ["attempts_joined"])


def test_several_choices_with_part_marks():
    inside = (
        "<choiceresponse partial_credit='EDC'><checkboxgroup><choice correct='true'>a"
        "<choicehint selected='true'>Yes</choicehint><choicehint selected='false'>No</choicehint></choice>"
        "<choice correct='true'>b</choice><choice correct='false'>c</choice></checkboxgroup></choiceresponse>"
    )
    assert answer(inside) == SeveralChoices(
        (Choice("<p>a</p>", True, "Yes"), Choice("<p>b</p>", True), Choice("<p>c</p>", False)), partial=True
    )


@pytest.mark.parametrize(
    "menu",
    [
        "<optioninput options=\"('a','b, c')\" correct='b, c'/>",
        "<optioninput><option correct='False'>a</option><option correct='True'>b, c</option></optioninput>",
    ],
)
def test_menu_is_a_choice(menu):
    assert answer(f"<optionresponse><label>Q</label>{menu}</optionresponse>") == OneChoice(
        (Choice("<p>a</p>", False), Choice("<p>b, c</p>", True))
    )


def test_menus_in_sentences_become_gaps():
    menu = "<optionresponse><optioninput options=\"('is','are')\" correct='{}'/></optionresponse>"
    inside = f"<h3>Fill in</h3><p>She {menu.format('is')} here, we {menu.format('are')} [too].</p>"
    (question,), _prose, _notes = read(inside)
    assert question.answer == Gaps(
        "She [1] here, we [2] (too).", ((("is", True), ("are", False)), (("is", False), ("are", True)))
    )


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ("answer='600'><responseparam type='tolerance' default='5'/>", Numeric("600", "5")),
        (
            "answer='1.50'><responseparam type='tolerance' default='0.01%'/>",
            Numeric("1.5", "0.01", percent=True),
        ),
        ("answer='[10, 14)'>", Numeric("12", "2")),
        ("answer='1e3'>", Numeric("1000")),
        ("answer='3/4'>", Numeric("0.75")),
        ("answer='1/3'>", Numeric("0.333333", "0.000001")),
        ("answer='2'><additional_answer answer='3'/>", ShortText(("2", "3"))),
    ],
)
def test_numbers(response, expected):
    assert answer(f"<numericalresponse {response}<formulaequationinput/></numericalresponse>") == expected


@pytest.mark.parametrize(
    ("response", "expected", "codes"),
    [
        ("answer='Doc' type='ci'><additional_answer answer='Sleepy'/>", ("Doc", "Sleepy"), []),
        ("answer='Doc'><additional_answer>Happy</additional_answer>", ("Doc", "Happy"), ["case_dropped"]),
        ("answer='^(colour|color)$' type='ci regexp'>", ("colour", "color"), ["pattern_listed"]),
        ("answer='دھاگا'>", ("دھاگا",), []),
    ],
)
def test_short_texts(response, expected, codes):
    (question,), _prose, notes = read(f"<stringresponse {response}<textline/></stringresponse>")
    assert (question.answer, notes) == (ShortText(expected), codes)


def test_feedback_to_a_wrong_text_is_kept():
    hint = "<stringequalhint answer='Dock'>Near!</stringequalhint>"
    inside = f"<stringresponse answer='Doc' type='ci'>{hint}</stringresponse>"
    assert answer(inside) == ShortText(("Doc",), (("Dock", "Near!"),))


def test_reflection_becomes_prose():
    inside = "<p>Think.</p><stringresponse answer='.*' type='ci regexp'><label>Why?</label></stringresponse>"
    assert read(inside) == ([], [Text("<p>Think.</p><p>Why?</p>")], ["any_answer"])


def test_several_responses_become_several_questions():
    response = "<numericalresponse answer='{}'><label>{}</label></numericalresponse>"
    inside = (
        f"<p>A cart.</p>{response.format(1, 'One?')}<div>{response.format(2, 'Two?')}</div><p>The end.</p>"
    )
    questions, _prose, notes = read(inside)
    assert [question.prompt for question in questions] == [
        (Text("<p>A cart.</p><p>One?</p>"),),
        (Text("<p>Two?</p>"), Text("<p>The end.</p>")),
    ]
    assert [question.title for question in questions] == ["A title", "A title (2)"]
    assert notes == ["split_problem"]


def test_unused_script_is_left_out_and_never_run():
    inside = "<script>open('/tmp/x','w')</script><stringresponse answer='a' type='ci'><label>Q</label></stringresponse>"
    assert read(inside)[2] == ["script_dropped"]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>x = 1</script><p>$x</p><numericalresponse answer='$x'/>", "script_random"),
        ("<customresponse cfn='f'><textline/></customresponse>", "script_graded"),
        ("<customresponse cfn='f'><jsinput/></customresponse>", "javascript"),
        ("<imageresponse><imageinput/></imageresponse>", "image_answer"),
        ("<schematicresponse/>", "circuit"),
        ("<formularesponse answer='x+1' samples='x@1:2#3'/>", "formula"),
        ("<coderesponse/>", "code_answer"),
        ("<rotatingresponse/>", "response_kind"),
        ("<p>Only prose</p>", "no_response"),
        ("<numericalresponse answer='sqrt(2)'/>", "not_a_number"),
        ("<numericalresponse answer='1e999999'/>", "not_a_number"),
        ("<stringresponse answer='..bble' type='ci regexp'/>", "pattern"),
        ("<stringresponse answer=''/>", "no_right_answer"),
        ("<choiceresponse><checkboxgroup><choice correct='true'>a</choice></checkboxgroup></choiceresponse>",
         "no_choices"),
        (
            "<multiplechoiceresponse><choicegroup><choice correct='false'>a</choice><choice correct='false'>b</choice>"
            "</choicegroup></multiplechoiceresponse>",
            "no_right_answer",
        ),
        (
            "<multiplechoiceresponse><choicegroup><choice correct='true'>a</choice><choice correct='true'>b</choice>"
            "</choicegroup></multiplechoiceresponse>",
            "several_right",
        ),
    ],
)  # fmt: skip
def test_refusals_have_a_reason(inside, code):
    assert reason(inside) == code


def test_convertible_responses_survive_the_others():
    inside = "<schematicresponse/><numericalresponse answer='2'><label>Two?</label></numericalresponse>"
    questions, _prose, notes = read(inside)
    assert ([question.answer for question in questions], notes) == ([Numeric("2")], ["circuit"])


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            ">>What has an eye?||Sew.<<\n(x) A needle {{Yes}}\n( ) Thread",
            OneChoice((Choice("<p>A needle</p>", True, "Yes"), Choice("<p>Thread</p>", False))),
        ),
        (
            ">>Which?<<\n[x] a {{S: good, U: missed}}\n[ ] b",
            SeveralChoices((Choice("<p>a</p>", True, "good"), Choice("<p>b</p>", False))),
        ),
        (">>How many?<<\n= 12 +- 5%", Numeric("12", "5", percent=True)),
        (">>Who?<<\n= Doc\nor= Happy", ShortText(("Doc", "Happy"))),
        (
            ">>Capital?<<\n[[\nSydney\n(Canberra)\n]]",
            OneChoice((Choice("<p>Sydney</p>", False), Choice("<p>Canberra</p>", True))),
        ),
    ],
)
def test_short_form(markdown, expected):
    assert answer("", markdown=markdown) == expected


def test_short_form_with_hint_explanation_and_two_questions():
    markdown = "||Look up||\n>>A?<<\n= 1\n[explanation]\nOne.\n[explanation]\n---\n>>B?<<\n= 2"
    questions, _prose, _notes = read("", markdown=markdown)
    assert [(one.prompt, one.hint, one.feedback) for one in questions] == [
        ((Text("<p>A?</p>"),), "<p>Look up</p>", "<p>One.</p>"),
        ((Text("<p>B?</p>"),), "", ""),
    ]
