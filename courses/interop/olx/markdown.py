"""The old platform's short form of a problem, turned into its XML.

>>What has an eye?||Think of sewing.<<        the question, and a description
(x) A needle {{Right!}}     ( ) Thread        one choice; [x] and [ ] several
= 12 +- 1      or= twelve                     a number or a text
[[ Thread, (Needle), Cloth ]]                 a menu
||A hint||     [explanation] … [explanation]  and --- between questions
"""

from __future__ import annotations

import re

from .markup import Element, new

CHOICE = re.compile(r"^\s*([(\[])\s*([xX ]?)\s*[)\]]\s*(.+)$")
EQUALS = re.compile(r"^\s*(or\s*)?=\s*(.+)$", re.IGNORECASE)
LABEL = re.compile(r">>(.+?)(?:\|\|(.*?))?<<", re.DOTALL)
MENU = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
HINT = re.compile(r"^\s*\|\|(.+?)\|\|\s*$", re.MULTILINE)
SOLUTION = re.compile(r"\[explanation\](.+?)\[/?explanation\]", re.DOTALL | re.IGNORECASE)
FEEDBACK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
NUMBER = re.compile(r"^([\[(].+[\])]|-?[\d.]+(?:[eE]-?\d+)?)\s*(?:\+-\s*([\d.]+\s*%?))?$")


def problem_from_markdown(text: str) -> Element:
    """The `<problem>` this text stands for; without a response where it asks nothing."""
    problem = new("problem")
    hints = HINT.findall(text)
    for part in re.split(r"(?m)^---+\s*$", HINT.sub("", text)):
        add_question(problem, part)
    if hints:
        demand = new("demandhint")
        demand.extend([new("hint", hint.strip()) for hint in hints])
        problem.append(demand)
    return problem


def add_question(problem: Element, text: str) -> None:
    solutions = SOLUTION.findall(text)
    text = SOLUTION.sub("", text)
    menu = MENU.search(text)
    rest = MENU.sub("", text)
    lines: list[str] = []
    prose: list[str] = []
    for line in LABEL.sub("", rest).splitlines():
        (lines if CHOICE.match(line) or EQUALS.match(line) else prose).append(line)
    for words in prose:
        if words.strip():
            problem.append(new("p", words.strip()))
    response = menu_response(menu[1]) if menu else read_lines(lines)
    if response is None:
        return
    if label := LABEL.search(text):
        response.insert(0, new("label", label[1].strip()))
        if label[2]:
            response.insert(1, new("description", label[2].strip()))
    for words in solutions:
        solution = new("solution")
        solution.append(new("p", words.strip()))
        response.append(solution)
    problem.append(response)


def read_lines(lines: list[str]) -> Element | None:
    choices = [found for line in lines if (found := CHOICE.match(line))]
    if choices:
        return choice_response(choices)
    answers = [found[2].strip() for line in lines if (found := EQUALS.match(line))]
    return answer_response(answers) if answers else None


def choice_response(choices: list[re.Match[str]]) -> Element:
    several = choices[0][1] == "["
    response = new("choiceresponse" if several else "multiplechoiceresponse")
    group = new("checkboxgroup" if several else "choicegroup")
    group.extend([choice(found[3], found[2].strip() != "", "choice") for found in choices])
    response.append(group)
    return response


def choice(text: str, right: bool, tag: str) -> Element:
    feedback = FEEDBACK.search(text)
    element = new(tag, FEEDBACK.sub("", text).strip(), correct="true" if right else "false")
    if feedback:
        words = re.split(r",?\s*[usUS]:", feedback[1])
        chosen = next((part.strip() for part in words if part.strip()), "")
        element.append(new(f"{tag}hint", chosen))
    return element


def menu_response(text: str) -> Element:
    response, menu = new("optionresponse"), new("optioninput")
    parts = text.splitlines() if "\n" in text.strip() else text.split(",")
    for part in (part.strip() for part in parts if part.strip()):
        words = FEEDBACK.sub("", part).strip()
        right = words.startswith("(") and words.endswith(")")
        menu.append(choice(part.replace(words, words.strip("()")), right, "option"))
    response.append(menu)
    return response


def answer_response(answers: list[str]) -> Element:
    found = NUMBER.match(answers[0])
    if not found:
        response = new("stringresponse", answer=answers[0], type="ci")
        response.extend([new("additional_answer", answer=other) for other in answers[1:]])
        return response
    response = new("numericalresponse", answer=found[1])
    if found[2]:
        response.append(new("responseparam", type="tolerance", default=found[2].replace(" ", "")))
    response.extend([new("additional_answer", answer=other) for other in answers[1:]])
    return response
