"""What safety keeps. Nothing here is followed by Wagtail's index of references, history or search."""

from .cases import Case, CaseReading, Entry, Exclusion, Measure, Subject
from .officers import Line, Officer
from .own import Attestation, AttestationEntry, Block
from .reports import Evidence, Report

__all__ = [
    "Attestation",
    "AttestationEntry",
    "Block",
    "Case",
    "CaseReading",
    "Entry",
    "Evidence",
    "Exclusion",
    "Line",
    "Measure",
    "Officer",
    "Report",
    "Subject",
]
