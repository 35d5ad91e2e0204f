"""What mentorship records: programmes, the people in them, how they were matched, and their work together."""

from .matches import Circle, Feedback, Match, MatchEvent, Risk
from .people import (
    MenteeApplication,
    MenteeSector,
    Mentor,
    MentorApplication,
    MentorSector,
    MentorSkill,
    SoughtSkill,
    Tie,
    Vetting,
)
from .programme import Policy, Programme
from .rounds import MatchOffer, Proposal, Request, Round, Run, Unmatched
from .working import Attendance, CalendarFeed, CheckIn, Goal, GoalStep, Meeting, Message, Note, ThreadSeen

__all__ = [
    "Attendance",
    "CalendarFeed",
    "CheckIn",
    "Circle",
    "Feedback",
    "Goal",
    "GoalStep",
    "Match",
    "MatchEvent",
    "MatchOffer",
    "Meeting",
    "MenteeApplication",
    "MenteeSector",
    "Mentor",
    "MentorApplication",
    "MentorSector",
    "MentorSkill",
    "Message",
    "Note",
    "Policy",
    "Programme",
    "Proposal",
    "Request",
    "Risk",
    "Round",
    "Run",
    "SoughtSkill",
    "ThreadSeen",
    "Tie",
    "Unmatched",
    "Vetting",
]
