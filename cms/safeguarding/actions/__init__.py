"""What may happen to attestations, blocks, reports, cases and measures."""

from .acting import CaseMoved, NotYours
from .apart import (
    apart_among,
    are_apart,
    hidden_ids,
    is_suspended,
    may_contact,
    measures_against,
    out_of_reach_of,
)
from .attesting import (
    CannotAttest,
    attest,
    attested_categories,
    attested_category,
    take_back_attestation,
)
from .blocking import CannotBlock, block, unblock
from .cases import (
    add_note,
    close_case,
    name_subject,
    note_reading,
    reopen_case,
    set_aside,
    set_severity,
    take_in_hand,
    tell_what_is_late,
)
from .measures import lift_measure, take_measure
from .officers import end_officer, name_officer, set_line
from .reporting import CannotReport, Told, TooManyReports, file_report

__all__ = [
    "CannotAttest",
    "CannotBlock",
    "CannotReport",
    "CaseMoved",
    "NotYours",
    "Told",
    "TooManyReports",
    "add_note",
    "apart_among",
    "are_apart",
    "attest",
    "attested_categories",
    "attested_category",
    "block",
    "close_case",
    "end_officer",
    "file_report",
    "hidden_ids",
    "is_suspended",
    "lift_measure",
    "may_contact",
    "measures_against",
    "name_officer",
    "name_subject",
    "note_reading",
    "out_of_reach_of",
    "reopen_case",
    "set_aside",
    "set_line",
    "set_severity",
    "take_back_attestation",
    "take_in_hand",
    "take_measure",
    "tell_what_is_late",
    "unblock",
]
