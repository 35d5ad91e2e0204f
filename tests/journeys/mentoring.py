"""Mentoring as both sides meet it: a part of the tour."""

from cms.accounts.demo import person
from cms.offers.enums import OfferState
from mentorship.actions import begin_application
from mentorship.applicants import STEPS
from mentorship.enums import MeetingState, Side
from mentorship.models import CheckIn, Match, MatchOffer, Meeting, MenteeApplication, Programme, Request
from mentorship.pages.models import MentoringIndexPage, ProgrammePage

from .corners import leave_checking_to_the_server
from .walking import follow, submit

PROGRAMME = "pehla-qadam"


class Mentoring:
    """Mixed into the tour, which brings `visitor`, `visitor_as`, `see`, `to` and `page_of`."""

    def mentoring(self):
        for part in (self.programmes, self.applying, self.proposed, self.matched, self.meeting, self.ending):
            part()
            self.rest()

    def programmes(self):
        page = self.visitor()
        self.see(page, "mentoring", self.page_of(MentoringIndexPage))
        self.see(page, "programme", self.page_of(ProgrammePage))
        self.see(page, "programmes", self.to_mentoring("programmes"))
        self.see(self.visitor("farhan"), "desk-empty", self.to_mentoring("desk"))

    def applying(self):
        """Every step of both sides, and what an unfinished one says."""
        programme = Programme.objects.get(slug=PROGRAMME)
        for side, who in ((Side.MENTEE, "farhan"), (Side.MENTOR, "waqas")):
            page = self.visitor(who)
            self.see(page, f"apply-{side}", self.to_mentoring("apply", PROGRAMME, side.value))
            begin_application(programme=programme, person=person(who), side=side)
            for step in STEPS[side]:
                address = self.to_mentoring("step", PROGRAMME, side.value, step)
                self.see(page, f"apply-{side}-{step}", address)
            self.see(page, f"apply-{side}-day", self.to_mentoring("day", PROGRAMME, side.value, 0))
        page.goto(self.to_mentoring("step", PROGRAMME, "mentor", STEPS[Side.MENTOR][0]))
        leave_checking_to_the_server(page)
        follow(page, "main button[value=next]")
        self.see(page, "apply-errors")
        self.see(self.visitor("amina"), "mentoring-profile", self.to_mentoring("profile"))
        self.see(self.visitor("amina"), "apply-standing", self.to_mentoring("apply", PROGRAMME, "mentee"))

    def proposed(self):
        """What was proposed to either side, and what somebody finds and asks for themselves."""
        for side in (Side.MENTEE, Side.MENTOR):
            offer = MatchOffer.objects.filter(state=OfferState.OPEN, side=side).first()
            self.see(self.visitor_as(offer.person), f"offer-{side}", self.to_mentoring("offer", offer.pk))
        asked = Request.objects.filter(state=OfferState.OPEN).first()
        page = self.visitor_as(asked.mentee.person)
        self.see(page, "find", self.to_mentoring("find", asked.mentee.key))
        self.see(self.visitor_as(asked.person), "request", self.to_mentoring("request", asked.pk))
        alone = MenteeApplication.objects.looking().filter(programme__slug=PROGRAMME, requests=None).last()
        page = self.visitor_as(alone.person)
        self.see(page, "find-other", self.to_mentoring("find", alone.key))
        follow(page, "main a[href*='/find/']")
        self.see(page, "ask")

    def matched(self):
        """Both desks, the page of a match, its goal and its messages; a circle's."""
        match = Match.objects.active().get(mentee__person=person("amina"))
        for side, who in (("mentor", match.mentor.mentor.person), ("mentee", match.mentee.person)):
            page = self.visitor_as(who)
            self.see(page, f"desk-{side}", self.to_mentoring("desk"))
            self.see(page, f"match-{side}", self.to_mentoring("match", match.key))
            self.see(page, f"messages-{side}", self.to_mentoring("thread", match.key))
        self.see(page, "goal", self.to_mentoring("goal", match.key, match.goals.first().pk))
        circle = Match.objects.active().exclude(circle=None).first()
        page = self.visitor_as(circle.mentee.person)
        self.see(page, "match-circle", self.to_mentoring("match", circle.key))
        self.see(page, "messages-circle", self.to_mentoring("thread", circle.key))

    def meeting(self):
        page = self.visitor("amina")
        match = Match.objects.active().get(mentee__person=person("amina"))
        self.see(page, "meetings", self.to_mentoring("meetings"))
        self.see(page, "meeting-new", self.to_mentoring("propose_meeting", match.key))
        leave_checking_to_the_server(page)
        page.fill("main input[name=link]", "not a link")
        submit(page, most=422)
        self.see(page, "meeting-errors")
        self.see(page, "calendar", self.to_mentoring("calendar"))
        for state in (MeetingState.PROPOSED, MeetingState.CONFIRMED, MeetingState.HELD):
            meeting = Meeting.objects.filter(state=state).first()
            if meeting:
                self.see(
                    self.visitor_as(meeting.mentor.mentor.person),
                    f"meeting-{state}",
                    self.to_mentoring("meeting", meeting.key),
                )
        check_in = CheckIn.objects.filter(answered_at=None).first()
        if check_in:
            self.see(self.visitor_as(check_in.person), "check-in", self.to_mentoring("check_in", check_in.pk))

    def ending(self):
        match = Match.objects.active().get(mentee__person=person("bilal"))
        page = self.visitor("bilal")
        self.see(page, "end", self.to_mentoring("end", match.key))
        page.locator("main input[name=reason][value=reached]").check()
        submit(page)
        self.see(page, "end-sure")
        submit(page)
        self.see(page, "feedback")
        self.see(page, "match-over", self.to_mentoring("match", match.key))

    def to_mentoring(self, name, *args):
        return self.to(f"hunar_mentorship:{name}", *args)
