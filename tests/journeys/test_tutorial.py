"""The tutorial, walked word by word: what it tells to press is pressed, what it says one sees is looked for.

Every name in bold, every `word to write` and every *line to see* of the page is used up, in its own step: a word that
is changed on the site, or in the tutorial alone, fails here.
"""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from .test_editor import DESK, listen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "your-first-course.md"
SERVED = "http://localhost:8000"
QUOTED = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|`(?P<code>[^`]+)`|<(?P<link>http[^>]+)>|\*(?P<said>[^*]+)\*", re.DOTALL
)


class Tutorial:
    """The quoted words of one numbered part after another, each taken once or more, none left."""

    def __init__(self, text: str) -> None:
        text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        parts = re.split(r"^## (\d+)\. .*$", text, flags=re.MULTILINE)
        self.parts = {
            int(number): self._quoted(part) for number, part in zip(parts[1::2], parts[2::2], strict=True)
        }
        self.left = {number: set(words) for number, words in self.parts.items()}
        self.at = 1

    @staticmethod
    def _quoted(part: str) -> set[tuple[str, str]]:
        return {
            (found.lastgroup, " ".join(found[0].strip("*`<>").split())) for found in QUOTED.finditer(part)
        }

    def go_to(self, number: int) -> None:
        assert self.left[self.at] == set(), f"part {self.at} quotes what this walk did not meet"
        self.at = number

    def take(self, kind: str, words: str) -> str:
        assert (kind, words) in self.parts[self.at], f"part {self.at} no longer says {words}"
        self.left[self.at].discard((kind, words))
        return words


def starred(name: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(name)}\s*\*?\s*$")


class Walk:
    """One person at a computer who does what the tutorial says."""

    def __init__(self, page, tutorial: Tutorial, server: str) -> None:
        self.page, self.tutorial, self.server = page, tutorial, server
        self.bold = lambda words: tutorial.take("bold", words)
        self.code = lambda words: tutorial.take("code", words)

    def open(self, path):
        self.tutorial.take("link", SERVED + path)
        self.page.goto(self.server + path)

    def button(self, words, *, within=None, shown=None):
        """Press what is called that, whether it is drawn as a button or as a link."""
        scope = within or self.page
        name = re.compile(rf"^\s*{re.escape(shown or self.bold(words))}\s*$")
        scope.get_by_role("button", name=name).or_(scope.get_by_role("link", name=name)).locator(
            "visible=true"
        ).first.click()

    def sees(self, words):
        said = self.tutorial.take("said", words)
        expect(self.page.get_by_text(said).locator("visible=true").first).to_be_visible()

    def write(self, label, words):
        """As a hand does, so that what listens for it hears it."""
        field = self.field(label).first
        field.press_sequentially(self.code(words))
        field.blur()

    def field(self, label, *, within=None):
        """What one writes in under that name, or with that name in it; a star marks what must be filled."""
        scope, name = within or self.page, starred(self.bold(label))
        called = scope.get_by_label(name).or_(scope.get_by_placeholder(name))
        return scope.locator("input, textarea, select").and_(called).locator("visible=true")

    def title(self, words):
        field = self.page.locator("#id_title")
        field.press_sequentially(self.code(words))
        field.blur()

    def section(self, name):
        return self.page.get_by_role("region", name=starred(self.bold(name)))

    def add_block(self, section, kind):
        section.locator("button[title='Insert a block']").locator("visible=true").first.click()
        self.page.get_by_role("option", name=self.bold(kind), exact=True).click()

    def rich_text(self, section, words):
        editor = section.locator(".public-DraftEditor-content").last
        editor.click()
        editor.press_sequentially(self.code(words))
        self.page.wait_for_function(  # the editor hands its text to the form a quarter of a second later
            "words => [...document.querySelectorAll('input')].some(one => one.value.includes(words))",
            arg=words,
        )

    def publish(self):
        """The small arrow, then Publish, at once: nobody has to wait for Wagtail's own saving."""
        self.page.locator("footer [data-w-dropdown-target=toggle]").click()
        self.page.locator("footer [name=action-publish]").locator("visible=true").click()
        expect(self.page.locator(".messages .success")).to_contain_text("published.")

    def row_of(self, title):
        return self.page.get_by_role("row").filter(
            has=self.page.get_by_role("link", name=self.bold(title), exact=True)
        )

    def down_to(self, *titles):
        """Through the menu of pages, by its arrows."""
        menu = self.page.locator("#wagtail-sidebar")
        menu.get_by_role("button", name=self.bold("Pages"), exact=True).click()
        for title in titles[:-1]:
            menu.get_by_role(
                "link", name=re.compile(rf"child pages of .{re.escape(self.bold(title))}")
            ).click()
        menu.get_by_role("link", name=self.bold(titles[-1]), exact=True).click()


def test_the_tutorial_leads_to_a_course_and_through_it(browser, open_page, live_server):
    call_command("demo", anyway=True, stdout=(printed := io.StringIO()))
    tutorial = Tutorial(TUTORIAL.read_text())
    page = open_page("/en/", viewport=DESK)
    said = listen(page)
    walk = Walk(page, tutorial, live_server.url)
    start_the_demo(walk, printed.getvalue())
    sign_in(walk)
    make_the_course(walk)
    make_the_module(walk)
    make_the_first_lesson(walk)
    write_a_question(walk)
    make_a_quiz_of_it(walk)
    make_the_second_lesson(walk)
    see_the_outline(walk)
    learner = Walk(open_page("/en/", viewport=DESK), tutorial, live_server.url)
    take_the_course(learner)
    unfinished = "status of 400"  # Wagtail tries to save what is not complete yet
    assert [line for line in said if unfinished not in line] == []
    assert all(left == set() for left in tutorial.left.values())


def start_the_demo(walk, printed):
    for role, login in (("course editor", "editor@hunar.example"), ("learner", "amina@hunar.example")):
        line = next(line for line in printed.splitlines() if walk.code(login) in line)
        assert walk.bold(role) in line.lower()
    walk.password = re.search(r"password (\S+)", printed)[1]


def password_sign_in(walk, login):
    walk.page.locator("#id_login").fill(walk.code(login))
    walk.page.locator("#id_password").fill(walk.password)


def sign_in(walk):
    walk.tutorial.go_to(2)
    walk.open("/en/account/login/password/")
    password_sign_in(walk, "editor@hunar.example")
    walk.button("Sign in", within=walk.page.locator("main"))
    expect(walk.page).to_have_url(re.compile(r"/en/$"))
    walk.open("/admin/")


def make_the_course(walk):
    walk.tutorial.go_to(3)
    walk.code("›")
    walk.tutorial.take("said", "English")
    walk.down_to("Hunar", "Courses")
    walk.page.get_by_role("link", name="Add child page").first.click()
    walk.button("Course")
    walk.sees("New: Course")
    walk.write("Page title", "Sell your handicrafts online")
    walk.write("One line", "From a good photograph to your first order.")
    outcomes = walk.field("What you will be able to do").first
    outcomes.press_sequentially(f"{walk.code('Take a clear photograph')}\n{walk.code('Set a fair price')}")
    walk.bold("Save draft"), walk.bold("Publish")
    walk.publish()
    walk.tutorial.take("said", "published.")


def make_the_module(walk):
    walk.tutorial.go_to(4)
    row = walk.row_of("Sell your handicrafts online")
    row.hover()
    row.get_by_role("link", name="Add a child page").click()
    walk.sees("New: Module")
    walk.title("Before you sell")
    walk.publish()


def make_the_first_lesson(walk):
    walk.tutorial.go_to(5)
    row = walk.row_of("Before you sell")
    row.hover()
    row.get_by_role("link", name="Add a child page").click()
    walk.sees("New: Lesson")
    walk.title("A clear photograph")
    body = walk.section("Body")
    walk.add_block(body, "Text")
    walk.rich_text(body, "Stand near a window. Put a plain cloth behind the piece.")
    walk.page.get_by_role("tab", name=walk.bold("Settings")).click()
    chosen = walk.field("Done when").locator("option:checked")
    assert chosen.inner_text() == walk.tutorial.take("said", "Read to the end and marked as done")
    walk.publish()


def quizzes(walk, which):
    menu = walk.page.locator("#wagtail-sidebar")
    menu.get_by_role("button", name=walk.bold("Quizzes"), exact=True).click()
    menu.get_by_role("link", name=walk.bold(which), exact=True).click()


def taken_to(choices):
    """Wagtail takes the hand to what was added, a moment later: pressing and typing wait for it."""
    expect(choices.last.locator(".public-DraftEditor-content").first).to_be_focused()


def write_a_question(walk):
    walk.tutorial.go_to(6)
    quizzes(walk, "Questions")
    walk.button("Add question")
    walk.write("Name", "Background of a photograph")
    asked = walk.section("Question")
    walk.add_block(asked, "Text")
    walk.rich_text(asked, "What do you put behind the piece?")
    answer = walk.section("Answer")
    choices = answer.get_by_role("region", name=re.compile("^Choice"))
    walk.add_block(answer, "One choice")
    taken_to(choices)
    walk.sees("The minimum number of items is 2")
    answer.get_by_role("button", name="Add", exact=True).last.click()
    expect(choices).to_have_count(2)
    taken_to(choices)
    expect(choices.first.get_by_text(walk.bold("Text"), exact=True)).to_be_visible()
    walk.rich_text(choices.first, "A plain cloth")
    walk.field("This is right", within=choices.first).check()
    walk.rich_text(choices.last, "A busy bazaar")
    walk.publish()
    walk.tutorial.take("said", "published.")


def choose(walk, title):
    dialog = walk.page.locator("[role=dialog].in")
    expect(dialog).to_be_focused()  # it takes the focus once it stands: letters typed before would go nowhere
    dialog.get_by_label(walk.bold("Search term")).press_sequentially(walk.code("photograph"))
    dialog.get_by_role("link", name=walk.bold(title), exact=True).click()
    expect(dialog).to_have_count(0)


def make_a_quiz_of_it(walk):
    walk.tutorial.go_to(7)
    quizzes(walk, "Quizzes")
    walk.button("Add quiz")
    walk.write("Title", "Check your photograph")
    listed = walk.section("Questions listed here")
    walk.button("Add Question", within=listed)
    walk.button("Choose question", within=listed)
    choose(walk, "Background of a photograph")
    walk.publish()
    walk.tutorial.take("said", "published.")


def make_the_second_lesson(walk):
    walk.tutorial.go_to(8)
    walk.down_to("Hunar", "Courses", "Sell your handicrafts online", "Before you sell")
    walk.page.get_by_role("link", name="Add child page").first.click()
    walk.title("Check what you know")
    body = walk.section("Body")
    walk.add_block(body, "Quiz")
    walk.button("Choose quiz", within=body)
    choose(walk, "Check your photograph")
    walk.page.get_by_role("tab", name=walk.bold("Settings")).click()
    walk.field("Done when").select_option(walk.tutorial.take("said", "Its required activities are done"))
    walk.publish()


def see_the_outline(walk):
    walk.tutorial.go_to(9)
    walk.page.goto(walk.server + "/admin/")
    menu = walk.page.locator("#wagtail-sidebar")
    menu.get_by_role("button", name=walk.bold("Pages"), exact=True).click()
    menu.get_by_role("link", name=re.compile("child pages of .Hunar")).click()
    menu.get_by_role("link", name=walk.bold("Courses"), exact=True).click()
    walk.page.get_by_role("link", name="Sell your handicrafts online", exact=True).first.click()
    walk.page.get_by_role("tab", name=walk.bold("Outline")).click()
    panel = walk.page.locator("[role=tabpanel]:visible")
    assert panel.locator("h3 a, td.title a").all_inner_texts() == [
        "Before you sell",
        "A clear photograph",
        "Check what you know",
    ]


def take_the_course(walk):
    walk.tutorial.go_to(10)
    walk.open("/en/account/login/password/")
    walk.password = "hunar-demo-2026"
    password_sign_in(walk, "amina@hunar.example")
    walk.button("", shown="Sign in", within=walk.page.locator("main"))
    walk.button("Courses")
    walk.button("Sell your handicrafts online", within=walk.page.locator("main"))
    course = walk.page.url
    walk.button("Enrol, it is free")
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("A clear photograph")
    walk.button("Done, go on")
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Check what you know")
    walk.button("Start the quiz")
    walk.page.get_by_label(walk.bold("A plain cloth")).check()
    walk.button("To the end")
    walk.button("Hand in now")
    expect(walk.page.get_by_text(walk.bold("Passed")).first).to_be_visible()
    walk.page.goto(course)
    expect(walk.page.get_by_text(walk.bold("You completed this course")).first).to_be_visible()
