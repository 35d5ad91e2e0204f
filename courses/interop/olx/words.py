"""What the import says to an editor: one table of reasons, kept as codes, put in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why an archive could not be read at all. Every one of them names the place.
BROKEN = {
    "not_found": _("There is nothing at %(where)s."),
    "not_archive": _("%(where)s is neither a folder, a .tar.gz nor a .zip archive."),
    "truncated": _("%(where)s ends too early: the archive was cut off. Send it again."),
    "damaged": _("%(where)s cannot be unpacked: %(detail)s."),
    "encrypted": _("%(where)s is protected by a password. Send it without one."),
    "archive_too_large": _("%(where)s is larger than %(limit)s MB."),
    "total_too_large": _("Unpacked, the course is larger than %(limit)s MB (at %(where)s)."),
    "file_too_large": _("%(where)s is larger than %(limit)s MB."),
    "too_many_files": _("The archive holds more than %(limit)s files (at %(where)s)."),
    "ratio": _("%(where)s unpacks to far more than a course does. It was not opened."),
    "unsafe_path": _("%(where)s points outside the course. The archive was not opened."),
    "link": _("%(where)s is a link to another file. A course has none, so the archive was not opened."),
    "special_file": _("%(where)s is not an ordinary file. The archive was not opened."),
    "twice": _("%(where)s is in the archive twice."),
    "no_course": _("There is no course.xml in %(where)s."),
    "library": _("%(where)s is a library of problems, not a course."),
    "bad_xml": _("%(where)s is not well-formed XML: line %(line)s, column %(column)s: %(detail)s."),
    "bad_json": _("%(where)s is not well-formed JSON: line %(line)s, column %(column)s: %(detail)s."),
    "doctype": _("%(where)s declares a document type or entities, which a course never needs."),
    "bad_root": _("%(where)s should hold <%(wanted)s>, but holds <%(found)s>."),
    "bad_encoding": _("%(where)s is not UTF-8 text."),
    "missing_file": _("%(where)s is named by %(by)s, but is not in the archive."),
    "too_deep": _("%(where)s is nested too deeply."),
    "unexpected": _("Something went wrong on our side. Nothing was changed; the details are in the log."),
    "no_parent": _("The catalogue it was to go into is gone."),
    "upload_gone": _("The upload is gone. Send it again."),
    "bad_name": _("%(where)s names a part with letters that cannot be in a file name: %(name)s."),
}

# What changed on the way in.
CHANGED = {
    "script_dropped": _("A script was left out. What it did no longer happens."),
    "style_dropped": _("Styles of the old platform were left out."),
    "controls_dropped": _("Buttons and fields that need a script were left out."),
    "shown_openly": _("A part that opened when pressed is now always shown."),
    "frame_to_link": _("An embedded page became a link: %(url)s."),
    "frame_to_video": _("An embedded player became a video: %(url)s."),
    "frame_dropped": _("An embedded page of the old platform was left out: %(url)s."),
    "object_dropped": _("An embedded object was left out."),
    "image_missing": _("A picture is not in the archive: %(name)s."),
    "image_outside": _("A picture on another website was not fetched: %(url)s."),
    "image_format": _("A picture is of a kind that cannot be used here: %(name)s."),
    "image_broken": _("A picture cannot be read: %(name)s."),
    "image_no_alt": _("A picture has no description for people who cannot see it: %(name)s."),
    "image_link_dropped": _("A picture was a link; the link was left out: %(url)s."),
    "file_missing": _("A linked file is not in the archive: %(name)s."),
    "file_format": _("A linked file is of a kind that is not offered for download: %(name)s."),
    "link_broken": _("A link without a proper address became plain text: %(url)s."),
    "link_inside_missing": _("A link to a part that is not in this course became plain text."),
    "link_platform": _("A link to the old platform became plain text: %(url)s."),
    "table_simplified": _("Merged cells of a table were taken apart."),
    "table_links_dropped": _("Links in a table became plain text."),
    "table_apart": _("A table that arranged the page was taken apart; its contents follow each other."),
    "table_refused": _("A table that only works with its script was left out."),
    "formula_kept": _("Formulas are shown as they were typed."),
    "keyword_dropped": _("Words that the old platform filled in were left out."),
    "video_part": _("The video was cut to %(start)s–%(end)s; it now plays whole."),
    "video_other_language": _("Transcripts in other languages were left out: %(languages)s."),
    "transcript_missing": _("The transcript is not in the archive: %(name)s."),
    "video_no_transcript": _("The video has no transcript."),
    "split_problem": _("The problem asked several things; it became %(count)s questions."),
    "hint_on_choice": _("Feedback for leaving a choice out is now shown with the choice."),
    "hint_dropped": _("Feedback that depends on a combination of answers was left out."),
    "partial_dropped": _("Part marks for nearly right answers were left out."),
    "case_dropped": _("Capital and small letters now count as the same."),
    "any_answer": _("Any answer was right, so it became a task to think about, without marks."),
    "pattern_listed": _("The pattern %(pattern)s became a list of accepted answers."),
    "range_to_tolerance": _("The range %(range)s became a number with a tolerance."),
    "answer_pool": _("The old platform chose among several wrong answers; all are shown here."),
    "comment_dropped": _("The free comment beside the choice was left out."),
    "partial_choice": _("A half-right choice now counts as wrong."),
    "table_to_gaps": _("The table of menus became lines with gaps."),
    "attempts_joined": _("Its limit of %(count)s attempts now holds for the whole quiz."),
    "points_rounded": _("Its weight of %(weight)s became %(points)s points."),
    "group_only": _("It was shown only to some groups; now everybody sees it."),
    "section_name": _("The section has no page of its own; its name stands above its lessons."),
    "video_file_link": _("The video is a file on another website; it became a link: %(url)s."),
    "language_differs": _("The course says its language is “%(language)s”; it was brought in as “%(site)s”."),
    "parent_kept": _("The course is here already and stays where it is: %(title)s."),
    "quiz_made": _("Its problems became one quiz; questions: %(count)s."),
    "drawn_quiz": _("It became a quiz that draws %(count)s of its questions."),
    "explanation_picture": _("A picture in an explanation was left out: %(name)s."),
    "numbers_listed": _("It has several right numbers; they became a list of accepted answers."),
    "annotations_listed": _("Notes on the text are now listed below it."),
}

# Why a part did not come in.
REFUSED = {
    "staff_only": _("It was hidden from learners."),
    "nothing_left": _("It held only styles and scripts of the old platform; there is nothing to show."),
    "nothing_kept": _("Nothing in it could be kept."),
    "bank_empty": _("None of its problems could be brought in."),
    "needs_controls": _("It only worked through a script."),
    "empty": _("It is empty."),
    "unused": _("No unit of the course uses it."),
    "script_random": _("A script makes its numbers anew for each learner."),
    "script_graded": _("A script marks the answer."),
    "javascript": _("The answer is given in a program written in JavaScript."),
    "image_answer": _("The answer is a place on a picture."),
    "circuit": _("The answer is a drawn circuit."),
    "formula": _("The answer is a formula."),
    "pattern": _("Answers are checked by the pattern %(pattern)s."),
    "code_answer": _("The answer is a program that another server marks."),
    "response_kind": _("Problems of the kind “%(kind)s” are not known here."),
    "no_response": _("It asks nothing."),
    "no_right_answer": _("It names no right answer."),
    "no_choices": _("It offers fewer than two choices."),
    "not_a_number": _("Its answer “%(answer)s” is not a number."),
    "several_right": _("It takes any one of several right choices."),
    "several_numbers": _("It has several right numbers, each with a tolerance."),
    "long_answer": _("Its answer is too long to be typed."),
    "bank_refuses": _("The question bank does not take it: %(words)s"),
    "no_prompt": _("Its question is empty."),
    "drag_and_drop": _("Dragging onto a picture is not known here."),
    "open_response": _("Essays that learners assess are not known here."),
    "upload": _("Work that is handed in and marked by staff is not brought in."),
    "poll": _("Polls and surveys are not known here."),
    "done_button": _("A “done” button is not needed: each lesson can be marked as read."),
    "discussion": _("Discussions are not brought in."),
    "lti": _("It opens a tool on another website: %(url)s."),
    "experiment": _("Different learners saw different parts."),
    "conditional": _("It was shown only on a condition."),
    "kind": _("Parts of the kind “%(kind)s” are not known here."),
    "video_nowhere": _("The video names no place to play it from."),
    "course_part": _("“%(kind)s” of the old platform is not brought in."),
}

# What a second import says.
AGAIN = {
    "unchanged": _("Nothing new since the last import."),
    "updated": _("Brought up to date."),
    "conflict_draft": _("An editor changed it since. What came in is kept as its draft; the live one stays."),
    "conflict_kept": _("An editor changed it since. It stays; what came in is in its history."),
    "removed": _("It is no longer in the course that was sent. Nothing was deleted."),
    "deleted_here": _("It was deleted here, so it was not brought in again."),
}

WORDS: dict[str, Promise] = {**BROKEN, **CHANGED, **REFUSED, **AGAIN}


def say(code: str, params: Mapping[str, object]) -> str:
    """The reason in the language that is active now."""
    return str(WORDS[code]) % params


class BrokenCourse(Exception):
    """The course cannot be read. Nothing was changed; the words say where it is broken."""

    def __init__(self, code: str, where: object, **params: object) -> None:
        self.code = code
        self.params = {"where": str(where), **{name: str(value) for name, value in params.items()}}
        super().__init__(code)

    def __str__(self) -> str:
        return say(self.code, self.params)
