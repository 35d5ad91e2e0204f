"""What a list of people is answered: one table of reasons, kept as codes, put in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: A reason and what it is about: a code of WORDS, and values for its words.
Note = tuple[str, dict[str, Any]]

# Why a file could not be read at all.
BROKEN = {
    "file_too_large": _("The file is larger than %(limit)s MB. Send it in parts."),
    "unpacks_too_far": _(
        "The file unpacks to more than a list of people does (%(limit)s MB). It was not opened."
    ),
    "old_excel": _("This is a file of an old Excel (.xls). Save it as .xlsx or as CSV."),
    "no_excel": _("Excel files are not read on this site. Save it as CSV, in UTF-8."),
    "encrypted": _("The file is protected by a password. Save it without one."),
    "damaged": _("The file is damaged. Open it in your spreadsheet program, save it again, and send that."),
    "bad_encoding": _("The letters cannot be read. Save the file as “CSV UTF-8”, or as .xlsx."),
    "bad_csv": _(
        "Row %(row)s cannot be read: a quotation mark is opened and not closed, or the other way round."
    ),
    "too_many_rows": _("There are more than %(limit)s people in the file. Send it in parts."),
    "too_many_columns": _("Row %(row)s has more than %(limit)s columns."),
    "cell_too_long": _("A cell of row %(row)s is longer than %(limit)s characters."),
    "empty": _("There is nothing in the file."),
    "no_headings": _(
        "No row of headings was found. One of the first rows must have a heading such as “Name”."
    ),
    "twice": _("Two columns say the same: “%(first)s” and “%(second)s”. Keep one."),
    "upload_gone": _("The file is gone. Send it again."),
    "unexpected": _("Something went wrong on our side. Nothing was written; the details are in the log."),
}

# Why a row is refused.
REFUSED = {
    "no_name": _("There is no name."),
    "name_too_long": _("The name is longer than %(limit)s letters."),
    "name_script": _("“%(said)s” is not in Urdu letters."),
    "bad_phone": _("“%(said)s” is not a phone number."),
    "bad_gender": _("“%(said)s” is not understood as a gender."),
    "bad_birth_year": _("“%(said)s” is no year of birth."),
    "bad_district": _("There is no district “%(said)s”."),
    "many_districts": _("There are several districts “%(said)s”. Write the code of the one that is meant."),
    "bad_setting": _("“%(said)s” is neither a city nor a village."),
    "bad_language": _("“%(said)s” is not a language of the list."),
}

# What is worth knowing of a row that comes in, or is held.
NOTED = {
    "shared_phone": _("People here who have this number already: %(count)s."),
    "shared_in_file": _("Row %(row)s has the same number."),
    "no_district": _("City or village is left out: it is kept with a district, and there is none."),
    "no_level": _("%(said)s is left out: it is not said how well."),
    "same_name_and_phone": _("Somebody of this name has this number already."),
    "repeats_row": _("Row %(row)s has the same name and number."),
    "same_words": _("An earlier list has the same person, without a number."),
    "brought_before": _("This very row was brought in before."),
    "known": _("An earlier list brought this person, with the same details."),
}

WORDS: dict[str, Promise] = BROKEN | REFUSED | NOTED


class BrokenSheet(Exception):
    """The file cannot be read; `code` and `params` tell why."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def say(code: str, params: Mapping[str, Any]) -> str:
    return str(WORDS[code]) % params if code in WORDS else ""
