"""Who gets what: every address of ours, one by one, for every role; Wagtail's and allauth's by prefix.

A status is what the role is answered: 200 shown, 302 sent elsewhere (a guest to sign in, a doer onwards), 403 refused,
404 not told whether it exists, 405 wrong method.
"""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import get_resolver, reverse
from django.utils import timezone

from cms.accounts.demo import _grant, roles
from cms.campaigns.models import Campaign
from cms.certificates.actions import print_certificate
from cms.mailings.actions import confirming_token_of
from cms.mailings.models import Mailing, Series
from cms.mailings.stopping import leaving_token_of
from cms.mailings.stopping import token_of as stopping_token_of
from cms.notices.enums import DeliveryState
from cms.notices.models import Delivery, Notice
from cms.people.actions import person_of, set_languages
from cms.people.models import Person
from cms.privacy.actions import ask_for_erasure, ask_for_export
from cms.rosters.models import Roster
from cms.segments.models import Segment
from courses import actions
from courses.interop.olx.models import CourseImport
from courses.models import Course
from courses.pages.models import LessonPage
from courses.quizzes.actions import order_regrade
from mentorship.actions.asking import ask_mentor
from mentorship.actions.feeds import give_feed
from mentorship.actions.goals import add_goal, add_step
from mentorship.actions.notes import write_note
from mentorship.calendars import token_of
from mentorship.models import Run, Unmatched

from ..cms.accounts.factories import learner, superuser, user
from ..cms.campaigns.factories import campaign_page, short_link
from ..cms.certificates.factories import award
from ..cms.facts.factories import fact
from ..cms.mailings.factories import mailing, subscriber
from ..cms.safeguarding.factories import officer, report
from ..courses.factories import cohort, course_page
from ..courses.quizzes.factories import Taken, question, quiz
from ..mentorship.factories import (
    a_proposal,
    a_round,
    check_in,
    match,
    meeting,
    mentee,
    mentor,
    offered,
    policy,
    programme,
)

NOBODY_FOUND = {
    "kind": "unmatched",
    "mentors": 0,
    "fit": 0,
    "eligible": 0,
    "removed": [],
    "relaxations": [],
}
ROLES = ("guest", "owner", "other", "editor", "mentor", "staff", "admin")
EVERYBODY = (200,) * 7
SIGNED_IN = (302, *(200,) * 6)
SIGNED_IN_DOES = (302,) * 7
MINE = (302, 200, *(404,) * 5)
BACK_OFFICE = {
    "editors": (302, 302, 302, 200, 302, 302, 200),
    "staff": (302, 302, 302, 302, 302, 200, 200),
    "both": (302, 302, 302, 200, 302, 200, 200),
}

#: (method, the address by name with its arguments, what each role of ROLES is answered)
TABLE = [
    # pages of the site
    ("get", "course", EVERYBODY),
    ("get", "open_lesson", EVERYBODY),
    ("get", "lesson", (302, 200, *(302,) * 5)),
    # themes and site
    ("post", "hunar_themes:reading", (302,) * 7),
    ("get", "hunar_themes:guide", (302, 302, 302, 200, 302, 200, 200)),
    ("get", "hunar_pages:sitemap", EVERYBODY),
    ("get", "hunar_pages:robots", EVERYBODY),
    # search
    ("get", "hunar_search:search", EVERYBODY),
    ("get", "hunar_search:suggest", EVERYBODY),
    # campaigns: for everybody, signed in or not
    ("get", "campaign", EVERYBODY),
    ("get", "hunar_campaigns:poll", EVERYBODY),
    ("post", "hunar_campaigns:poll", (422,) * 7),
    ("get", "hunar_campaigns:pledge", EVERYBODY),
    ("get", "hunar_campaigns:check", EVERYBODY),
    ("get", "hunar_campaigns:keep", (405,) * 7),
    ("post", "hunar_campaigns:keep", (404,) * 7),
    ("get", "hunar_campaigns:agree", (302, *(404,) * 6)),  # nothing of theirs waits to be kept
    ("get", "hunar_campaigns:go", (302,) * 7),
    ("get", "hunar_campaign_links:short", (302,) * 7),
    ("get", "hunar_campaign_links:seen", EVERYBODY),
    ("get", "hunar_campaign_links:card", (302,) * 7),
    ("get", "hunar_campaign_reach:index", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_reach:report", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_reach:csv", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_short_links:index", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_short_links:add", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_short_links:edit", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_short_links:qr_svg", BACK_OFFICE["editors"]),
    ("get", "hunar_campaign_short_links:qr_png", BACK_OFFICE["editors"]),
    # certificates
    ("get", "hunar_certificates:find", EVERYBODY),
    ("get", "hunar_certificates:verify", EVERYBODY),
    ("get", "hunar_certificates:verify_number", (302,) * 7),
    ("get", "hunar_certificates:download", (302, 200, 404, 404, 404, 200, 200)),
    ("get", "hunar_my_certificates:list", SIGNED_IN),
    ("get", "hunar_my_certificates:share", MINE),
    ("get", "hunar_my_certificates:find", EVERYBODY),
    ("get", "hunar_my_certificates:verify", EVERYBODY),
    ("get", "hunar_my_certificates:verify_number", (302,) * 7),
    # learning
    ("get", "hunar_courses:my_learning", SIGNED_IN),
    ("get", "hunar_courses:enrol", (405,) * 7),
    ("post", "hunar_courses:enrol", SIGNED_IN_DOES),
    ("post", "hunar_courses:withdraw", (302, 302, *(404,) * 5)),
    ("post", "hunar_courses:mark", SIGNED_IN_DOES),
    ("post", "hunar_courses:events", (401, 400, *(400,) * 5)),
    ("post", "hunar_courses:join_cohort", SIGNED_IN_DOES),
    ("post", "hunar_courses:leave_cohort", (302, 302, *(404,) * 5)),
    # quizzes
    ("get", "hunar_quizzes:start", MINE),
    ("get", "hunar_quizzes:resume", (302, 302, *(404,) * 5)),
    ("get", "hunar_quizzes:question", MINE),
    ("get", "hunar_quizzes:hand_in", MINE),
    ("get", "hunar_quizzes:result", (302, 302, *(404,) * 5)),
    # money tools
    ("get", "hunar_finance:tools", EVERYBODY),
    ("get", "hunar_finance:rates", EVERYBODY),
    ("get", "hunar_finance:budget", EVERYBODY),
    ("get", "hunar_finance:tax", EVERYBODY),
    ("get", "hunar_finance:invoice", EVERYBODY),
    ("post", "hunar_finance:rates", (422,) * 7),
    # accounts
    ("get", "account_login", (200, *(302,) * 6)),
    ("get", "account_signup", (200, *(302,) * 6)),
    ("get", "account_logout", (302, *(200,) * 6)),
    ("get", "hunar_accounts:account", SIGNED_IN),
    ("get", "hunar_accounts:code", (302,) * 7),
    ("get", "hunar_accounts:choose", (302,) * 7),
    ("get", "hunar_accounts:pin", (302,) * 7),
    ("get", "hunar_accounts:join", (302,) * 7),
    ("get", "hunar_accounts:privacy", EVERYBODY),
    ("get", "hunar_accounts:password_sign_in", (200, *(302,) * 6)),
    ("get", "hunar_accounts:change_pin", SIGNED_IN),
    ("get", "hunar_accounts:change_contact", SIGNED_IN),
    ("get", "hunar_notices:inbox", SIGNED_IN),
    ("post", "hunar_notices:mark_read", SIGNED_IN_DOES),
    ("get", "hunar_notices:preferences", SIGNED_IN),
    ("get", "hunar_people:profile", SIGNED_IN),
    ("get", "hunar_people:edit", SIGNED_IN),
    ("get", "hunar_people:consents", SIGNED_IN),
    # one's own data; what leaves or erases it asks first who it is
    ("get", "hunar_accounts:confirm", SIGNED_IN),
    ("get", "hunar_privacy:data", SIGNED_IN),
    ("get", "hunar_privacy:views", SIGNED_IN),
    ("get", "hunar_privacy:copy", SIGNED_IN_DOES),
    ("get", "hunar_privacy:fetch", SIGNED_IN_DOES),
    ("get", "hunar_privacy:erase", SIGNED_IN_DOES),
    ("get", "hunar_privacy:keep", EVERYBODY),
    # mentoring
    ("get", "hunar_mentorship:programmes", EVERYBODY),
    ("get", "hunar_mentorship:profile", SIGNED_IN),
    ("get", "hunar_mentorship:apply", SIGNED_IN),
    ("post", "hunar_mentorship:apply", SIGNED_IN_DOES),
    ("get", "hunar_mentorship:step", (302, 200, *(302,) * 5)),
    ("get", "hunar_mentorship:day", (302, 200, *(302,) * 5)),
    ("get", "hunar_mentorship:change", (302, *(405,) * 6)),
    ("post", "hunar_mentorship:change", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:offer", MINE),
    ("post", "hunar_mentorship:answer_offer", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:find", MINE),
    ("get", "hunar_mentorship:ask", MINE),
    ("post", "hunar_mentorship:ask", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:request", MINE),
    ("post", "hunar_mentorship:request", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:take_back", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:desk", SIGNED_IN),
    ("post", "hunar_mentorship:ready", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:match", MINE),
    ("get", "hunar_mentorship:thread", MINE),
    ("post", "hunar_mentorship:thread", (302, 422, *(404,) * 5)),
    ("get", "hunar_mentorship:add_note", (302, *(405,) * 6)),
    ("post", "hunar_mentorship:add_note", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:note", MINE),
    ("post", "hunar_mentorship:note", (302, 422, *(404,) * 5)),
    ("post", "hunar_mentorship:delete_note", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:add_goal", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:goal", MINE),
    ("post", "hunar_mentorship:goal", (302, 422, *(404,) * 5)),
    ("post", "hunar_mentorship:goal_state", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:add_step", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:tick_step", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:end", MINE),
    ("post", "hunar_mentorship:end", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:feedback", (302, 302, *(404,) * 5)),  # not over yet: back to the match
    ("post", "hunar_mentorship:feedback", (302, 422, *(404,) * 5)),
    # for who may read along, and only where a programme is observed: tests/mentorship/test_observing.py
    ("get", "hunar_mentoring_threads:index", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_mentoring_threads:thread", (302,) * 7),
    ("get", "hunar_mentorship:meetings", SIGNED_IN),
    ("get", "hunar_mentorship:propose_meeting", MINE),
    ("post", "hunar_mentorship:propose_meeting", (302, 422, *(404,) * 5)),
    ("get", "hunar_mentorship:meeting", MINE),
    ("get", "hunar_mentorship:meeting_ics", MINE),
    ("get", "hunar_mentorship:move_meeting", MINE),
    ("post", "hunar_mentorship:move_meeting", (302, 422, *(404,) * 5)),
    ("get", "hunar_mentorship:confirm_meeting", (302, 405, *(404,) * 5)),
    ("post", "hunar_mentorship:confirm_meeting", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:call_off_meeting", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:report_meeting", (302, 302, *(404,) * 5)),
    ("post", "hunar_mentorship:object_to_report", (302, 302, *(404,) * 5)),
    ("get", "hunar_mentorship:calendar", SIGNED_IN),
    ("post", "hunar_mentorship:calendar", SIGNED_IN_DOES),
    ("get", "hunar_mentorship:calendar_feed", EVERYBODY),  # whoever has the address
    ("get", "hunar_mentorship:check_in", MINE),
    ("post", "hunar_mentorship:check_in", (302, 422, *(404,) * 5)),
    ("get", "hunar_mentoring_desk:index", BACK_OFFICE["staff"]),
    ("get", "hunar_rounds:index", BACK_OFFICE["staff"]),
    ("get", "hunar_rounds:open", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_rounds:open", (302,) * 7),
    ("get", "hunar_rounds:round", BACK_OFFICE["staff"]),
    ("get", "hunar_rounds:propose", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_rounds:propose", (302,) * 7),
    ("post", "hunar_rounds:stop", (302,) * 7),
    ("post", "hunar_rounds:publish", (302,) * 7),
    ("post", "hunar_rounds:close", (302,) * 7),
    ("get", "hunar_rounds:proposals", BACK_OFFICE["staff"]),
    ("get", "hunar_rounds:proposal", BACK_OFFICE["staff"]),
    ("post", "hunar_rounds:decide", (302,) * 7),
    ("get", "hunar_rounds:change", (302,) * 7),  # nobody is named to change to: not found
    ("get", "hunar_rounds:unmatched", BACK_OFFICE["staff"]),
    ("get", "hunar_rounds:by_hand", BACK_OFFICE["staff"]),
    ("post", "hunar_rounds:by_hand", (302,) * 7),
    ("get", "hunar_mentoring_desk:programme", BACK_OFFICE["staff"]),
    ("get", "hunar_mentoring_desk:close_risk", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_mentoring_desk:close_risk", (302,) * 7),
    ("get", "hunar_mentoring_desk:settle", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_mentoring_desk:settle", (302,) * 7),
    # one's own safety; a report is its sender's, and of a case nobody is told whether it is there
    ("get", "hunar_safeguarding:safety", EVERYBODY),
    ("get", "hunar_safeguarding:blocked", SIGNED_IN),
    ("get", "hunar_safeguarding:block", (302, *(405,) * 6)),
    ("post", "hunar_safeguarding:block", (302, 404, *(302,) * 5)),
    ("post", "hunar_safeguarding:unblock", SIGNED_IN_DOES),
    ("get", "hunar_safeguarding:report", SIGNED_IN),
    ("get", "hunar_safeguarding:report_person", (302, 404, *(200,) * 5)),
    ("get", "hunar_safeguarding:report_thing", (302, *(404,) * 6)),
    ("get", "hunar_safeguarding:sent", (404, 200, *(404,) * 5)),
    # a 404 below /admin/ is sent on below the language, and is one there: see tests/cms/safeguarding
    ("get", "hunar_cases:index", (302,) * 7),
    ("get", "hunar_cases:case", (302,) * 7),
    ("get", "hunar_cases:find", (302,) * 7),
    ("post", "hunar_cases:act", (302,) * 7),
    ("get", "hunar_officers:index", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_officers:add", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_officers:edit", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_attestations:index", BACK_OFFICE["staff"]),
    ("get", "hunar_attestations:attest", BACK_OFFICE["staff"]),
    # ours in the back office
    ("get", "hunar_course_pages:choose", (302, 302, 302, 302, 302, 302, 302)),
    # for who may publish that very page: tests/courses/test_linking.py
    ("get", "hunar_course_pages:link", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_quizzes_try", BACK_OFFICE["editors"]),
    ("get", "hunar_quizzes_attempts", BACK_OFFICE["both"]),
    ("get", "hunar_quizzes_attempts_results", BACK_OFFICE["both"]),
    ("get", "hunar_quizzes_questions", BACK_OFFICE["both"]),
    ("get", "hunar_quizzes_questions_results", BACK_OFFICE["both"]),
    ("get", "hunar_regrades:index", BACK_OFFICE["both"]),
    ("get", "hunar_regrades:order", BACK_OFFICE["both"]),
    ("get", "hunar_regrades:question", BACK_OFFICE["editors"]),
    ("get", "hunar_regrades:quiz", BACK_OFFICE["editors"]),
    ("get", "hunar_olx:index", BACK_OFFICE["editors"]),
    ("get", "hunar_olx:add", BACK_OFFICE["editors"]),
    ("get", "hunar_olx:report", BACK_OFFICE["editors"]),
    ("get", "hunar_olx:csv", BACK_OFFICE["editors"]),
    ("get", "hunar_rosters:index", BACK_OFFICE["staff"]),
    ("get", "hunar_rosters:add", BACK_OFFICE["staff"]),
    ("get", "hunar_rosters:report", BACK_OFFICE["staff"]),
    ("get", "hunar_rosters:csv", BACK_OFFICE["staff"]),
    ("get", "hunar_rosters:bring_in", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_rosters:bring_in", (302,) * 7),
    ("post", "hunar_rosters:put_aside", (302,) * 7),
    ("post", "hunar_rosters:decide", (302,) * 7),
    ("get", "hunar_mailings:stop", EVERYBODY),  # whoever has the message
    ("post", "hunar_mailings:stop", EVERYBODY),
    ("get", "hunar_mailings:leave", EVERYBODY),
    ("post", "hunar_mailings:leave", EVERYBODY),
    ("get", "hunar_news:subscribe", EVERYBODY),
    ("post", "hunar_news:subscribe", (422,) * 7),
    ("get", "hunar_news:asked", EVERYBODY),
    ("get", "hunar_news:web", EVERYBODY),
    ("get", "hunar_news:confirm", EVERYBODY),
    ("post", "hunar_news:confirm", EVERYBODY),
    ("get", "hunar_mailings:again", (302, *(405,) * 6)),
    ("post", "hunar_mailings:again", (302,) * 7),
    ("get", "hunar_mailings:reports", (405,) * 7),
    ("post", "hunar_mailings:reports", (403,) * 7),  # none of them is a gateway
    ("get", "hunar_mailings_admin:index", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:add", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:delete", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:overview", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:preview", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:mail", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:subscribers", BACK_OFFICE["staff"]),
    ("post", "hunar_mailings_admin:subscribers", BACK_OFFICE["staff"]),
    ("get", "hunar_series:index", BACK_OFFICE["staff"]),
    ("get", "hunar_series:add", BACK_OFFICE["staff"]),
    ("get", "hunar_series:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_series:delete", BACK_OFFICE["staff"]),
    ("get", "hunar_series:overview", BACK_OFFICE["staff"]),
    ("get", "hunar_series:act", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_series:act", (302,) * 7),
    ("get", "hunar_series_steps:index", (302,) * 7),
    ("get", "hunar_series_steps:add", (302,) * 7),  # to the list: no series is named
    ("get", "hunar_series_steps:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_series_steps:delete", BACK_OFFICE["staff"]),
    ("get", "hunar_mailings_admin:act", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_mailings_admin:act", (302,) * 7),
    ("get", "hunar_segments:index", BACK_OFFICE["staff"]),
    ("get", "hunar_segments:add", BACK_OFFICE["staff"]),
    ("post", "hunar_segments:add", BACK_OFFICE["staff"]),
    ("get", "hunar_segments:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_deliveries:index", BACK_OFFICE["staff"]),
    ("get", "hunar_deliveries:dead", BACK_OFFICE["staff"]),
    ("get", "hunar_deliveries:again", BACK_OFFICE["staff"]),
    ("post", "hunar_deliveries:again", (302,) * 7),
    ("post", "hunar_deliveries:again_all", (302,) * 7),
    ("get", "hunar_cohorts:index", BACK_OFFICE["staff"]),
    ("get", "hunar_enrolments:index", BACK_OFFICE["staff"]),
    ("get", "hunar_people_admin:index", BACK_OFFICE["staff"]),
    ("get", "hunar_districts:index", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_provinces:index", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_erasures:index", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_erasures:start", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_record_views:index", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_certificates_admin:index", BACK_OFFICE["staff"]),
    ("get", "hunar_certificates_admin:inspect", BACK_OFFICE["staff"]),
    ("get", "hunar_certificates_admin:revoke", BACK_OFFICE["staff"]),
    ("get", "hunar_certificates_admin:reinstate", BACK_OFFICE["staff"]),
    ("get", "hunar_cohorts:add", BACK_OFFICE["staff"]),
    ("get", "hunar_cohorts:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_cohorts:delete", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_enrolments:edit", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "hunar_enrolments:inspect", BACK_OFFICE["staff"]),
    ("get", "hunar_enrolments:excuse", BACK_OFFICE["staff"]),
    ("get", "hunar_people_admin:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_programmes:index", BACK_OFFICE["staff"]),
    ("get", "hunar_programmes:add", BACK_OFFICE["staff"]),
    ("get", "hunar_programmes:edit", BACK_OFFICE["staff"]),
    ("get", "hunar_programmes:weights", BACK_OFFICE["staff"]),
    ("get", "hunar_programmes:delete", (302,) * 7),
    ("get", "hunar_mentor_applications:index", BACK_OFFICE["staff"]),
    ("get", "hunar_mentor_applications:inspect", BACK_OFFICE["staff"]),
    ("get", "hunar_mentor_applications:vet", BACK_OFFICE["staff"]),
    ("get", "hunar_mentor_applications:revoke", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_mentor_applications:revoke", (302,) * 7),
    ("get", "hunar_mentor_applications:act", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_mentor_applications:act", (302,) * 7),
    ("get", "hunar_mentee_applications:index", BACK_OFFICE["staff"]),
    ("get", "hunar_mentee_applications:inspect", BACK_OFFICE["staff"]),
    ("get", "hunar_mentee_applications:act", (302, 302, 302, 302, 302, 405, 405)),
    ("post", "hunar_mentee_applications:act", (302,) * 7),
    ("get", "hunar_dashboard:calendar", BACK_OFFICE["both"]),
    ("get", "hunar_dashboard:panel", BACK_OFFICE["editors"]),
    ("get", "hunar_dashboard:look_over", BACK_OFFICE["editors"]),
    ("get", "hunar_starters:index", BACK_OFFICE["editors"]),
    ("post", "hunar_starters:index", (302,) * 7),
    ("get", "hunar_starters:mark", (302, 302, 302, 302, 302, 302, 200)),  # who may publish that very page
    ("get", "hunar_translation:begin", BACK_OFFICE["editors"]),
    ("get", "hunar_translation:side_by_side", (302,) * 7),  # a page that translates none: to begin one
    ("get", "hunar_translation_of_page", BACK_OFFICE["editors"]),
    ("get", "hunar_facts_report:index", BACK_OFFICE["editors"]),
    ("get", "hunar_facts_report:csv", BACK_OFFICE["editors"]),
    ("get", "wagtailsnippets_hunar_facts_fact:add", BACK_OFFICE["editors"]),
    ("get", "wagtailsnippets_hunar_facts_fact:edit", BACK_OFFICE["editors"]),
    ("get", "wagtailsnippetchoosers_hunar_facts_fact:chosen", BACK_OFFICE["both"]),
    # Wagtail's and allauth's, by prefix
    ("get", "/admin/", (302, 302, 302, 200, 302, 200, 200)),
    ("get", "/admin/account/", (302, 302, 302, 200, 302, 200, 200)),
    ("get", "/admin/pages/", (302, 302, 302, 200, 302, 302, 200)),
    ("get", "/admin/images/", (302, 302, 302, 200, 302, 302, 200)),
    ("get", "/admin/users/", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "/admin/groups/", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "/admin/settings/hunar_themes/look/", (302, 302, 302, 302, 302, 302, 302)),
    ("get", "/admin/snippets/hunar_quizzes/question/", BACK_OFFICE["editors"]),
    ("get", "/admin/snippets/hunar_certificates/certificatetemplate/", BACK_OFFICE["editors"]),
    ("get", "/admin/snippets/hunar_facts/fact/", BACK_OFFICE["editors"]),
    ("get", "/admin/snippets/hunar_translation/term/", BACK_OFFICE["editors"]),
    ("get", "/en/account/2fa/", SIGNED_IN),
    ("get", "/en/account/3rdparty/", SIGNED_IN),
    ("get", "/en/account/password/change/", (302, 302, 302, 302, 302, 302, 200)),
    ("get", "/en/account/password/reset/", EVERYBODY),
]

OF_ROUND = ("round", "propose", "stop", "publish", "close", "proposals", "unmatched")
OF_MEETING = (
    *(f"hunar_mentorship:{name}_meeting" for name in ("confirm", "move", "call_off", "report")),
    "hunar_mentorship:meeting",
    "hunar_mentorship:meeting_ics",
    "hunar_mentorship:object_to_report",
)


@pytest.fixture
def world(db):
    """Everything once, and all of it the owner's."""
    for name, permissions in roles().items():
        _grant(Group.objects.get_or_create(name=name)[0], permissions)
    owner = learner(name="Amina")
    asked = question(answer=None)
    taken = Taken(quiz([asked], title="A check"), learner=owner)
    attempt = taken.begin()
    closed = course_page(lessons=2)
    first = LessonPage.objects.descendant_of(closed).order_by("path").first()
    actions.enrol(person=person_of(owner), course=Course.objects.get(key=closed.translation_key))
    joined = cohort(capacity=50)
    seated = actions.take_seat(cohort=joined, person=person_of(owner)).cohort
    certificate = award(person=person_of(owner))
    print_certificate(certificate_id=certificate.pk)
    open_page = course_page("Open", lessons=1, lesson={"is_open": True})
    mentee_application = mentee(programme(check_in_weeks=[1]), who=person_of(owner))
    pair = match(mentee_application.programme, mentee_app=mentee_application)
    looking, giving = mentee(programme(), who=person_of(owner)), mentor(programme(), who=person_of(owner))
    Person.objects.filter(user=owner).update(birth_year=1995)
    set_languages(person=person_of(owner), levels={"ur": "native"})
    wanted = mentor(looking.programme)
    goal = add_goal(match=pair, words="Three samples", by=person_of(owner))
    this_round = a_round(mentee_application.programme)
    run = Run.objects.create(round=this_round, policy=policy(this_round.programme), state="done")
    campaign = campaign_page()
    return SimpleNamespace(
        owner=owner,
        campaign_page=campaign,
        link=short_link(Campaign.objects.get(key=campaign.translation_key)),
        goal=goal,
        note=write_note(match=pair, author=person_of(owner), words="Prices", key=uuid4()),
        step=add_step(goal=goal, words="The first"),
        proposal=a_proposal(this_round),
        unmatched=Unmatched.objects.create(
            run=run, mentee=mentee(this_round.programme), reasons=NOBODY_FOUND
        ),
        mentee=mentee_application,
        match=pair,
        meeting=meeting(pair),
        looking=looking,
        wanted=wanted,
        asking=ask_mentor(mentee=looking, mentor=wanted),
        asked_of_me=ask_mentor(mentee=mentee(giving.programme), mentor=giving),
        offer=offered(giving.programme, other=giving).offers.get(side="mentor"),
        check_in=check_in(pair),
        feed=give_feed(person=person_of(owner)),
        mentor=mentor(mentee_application.programme),
        question=asked,
        taken=taken,
        attempt=attempt,
        course=closed,
        lesson=first,
        open_lesson=LessonPage.objects.descendant_of(open_page).get(),
        cohort=seated,
        certificate=certificate,
        regrade=order_regrade(subject=asked, reason="A wrong key", by=None),
        brought=CourseImport.objects.create(name="course.tar.gz"),
        segment=Segment.objects.create(name="Everybody"),
        mailing=mailing(),
        subscriber=subscriber(),
        on_web=mailing(on_web=True, state="paused", started_at=timezone.now(), tree={"all": []}),
        series=Series.objects.create(title="Welcome", trigger="enrolled"),
        series_step=Mailing.objects.create(
            title="First", series=Series.objects.create(title="Afterwards", trigger="enrolled")
        ),
        roster=Roster.objects.create(name="people.csv", state="ready"),
        delivery=Delivery.objects.create(
            notice=Notice.objects.create(
                person=person_of(owner), kind="course_changed", params={"course": "Baking"}
            ),
            channel="email",
            state=DeliveryState.FAILED,
        ),
        copy=ask_for_export(person=person_of(owner), language="en"),
        erasure=ask_for_erasure(person=person_of(owner)),
        report=report(reporter=person_of(owner)),
        officer=officer(),
        fact=fact(),
    )


def address(world, name):
    """Where a row of the table points, in this world."""
    if name.startswith("/"):
        return name
    pages = {
        "course": world.course,
        "open_lesson": world.open_lesson,
        "lesson": world.lesson,
        "campaign": world.campaign_page,
    }
    if name in pages:
        return pages[name].url
    key = world.course.translation_key
    campaign = world.link.campaign
    arguments = {
        **{
            f"hunar_campaigns:{name}": [campaign.key] for name in ("poll", "pledge", "check", "keep", "agree")
        },
        "hunar_campaigns:go": [campaign.key, next(iter(campaign.doors))],
        "hunar_campaign_links:short": [world.link.code],
        "hunar_campaign_links:seen": [campaign.key, "en"],
        "hunar_campaign_links:card": [campaign.key, "en", "wide", "00000000"],
        "hunar_campaign_reach:report": [campaign.pk],
        "hunar_campaign_reach:csv": [campaign.pk],
        "hunar_campaign_short_links:edit": [world.link.pk],
        "hunar_campaign_short_links:qr_svg": [world.link.pk],
        "hunar_campaign_short_links:qr_png": [world.link.pk],
        "hunar_certificates:verify": [world.certificate.key],
        "hunar_certificates:verify_number": [world.certificate.number],
        "hunar_certificates:download": [world.certificate.key],
        "hunar_my_certificates:share": [world.certificate.key],
        "hunar_my_certificates:verify": [world.certificate.key],
        "hunar_my_certificates:verify_number": [world.certificate.number],
        "hunar_courses:enrol": [key],
        "hunar_courses:withdraw": [key],
        "hunar_courses:mark": [key, world.lesson.translation_key],
        "hunar_courses:events": [key],
        "hunar_courses:join_cohort": [world.cohort.pk],
        "hunar_courses:leave_cohort": [world.cohort.pk],
        "hunar_quizzes:start": [world.taken.course.key, world.taken.lesson, world.taken.activity],
        "hunar_quizzes:resume": [world.attempt.key],
        "hunar_quizzes:question": [world.attempt.key, 1],
        "hunar_quizzes:hand_in": [world.attempt.key],
        "hunar_quizzes:result": [world.attempt.key],
        "hunar_course_pages:choose": [world.course.pk],
        "hunar_course_pages:link": [world.course.pk],
        "hunar_quizzes_try": [world.question.pk],
        "hunar_regrades:order": [world.regrade.pk],
        "hunar_regrades:question": [world.question.pk],
        "hunar_regrades:quiz": [world.taken.quiz.pk],
        "hunar_certificates_admin:inspect": [world.certificate.pk],
        "hunar_certificates_admin:revoke": [world.certificate.pk],
        "hunar_certificates_admin:reinstate": [world.certificate.pk],
        "hunar_olx:report": [world.brought.pk],
        "hunar_olx:csv": [world.brought.pk],
        "hunar_mentorship:offer": [world.offer.pk],
        "hunar_mentorship:answer_offer": [world.offer.pk],
        "hunar_mentorship:find": [world.looking.key],
        "hunar_mentorship:ask": [world.looking.key, world.wanted.key],
        "hunar_mentorship:request": [world.asked_of_me.pk],
        "hunar_mentorship:take_back": [world.asking.pk],
        "hunar_mentorship:apply": [world.mentee.programme.slug, "mentee"],
        "hunar_mentorship:step": [world.mentee.programme.slug, "mentee", "goal"],
        "hunar_mentorship:day": [world.mentee.programme.slug, "mentee", 0],
        "hunar_mentorship:change": [world.mentee.programme.slug, "mentee", "pause"],
        "hunar_mentorship:propose_meeting": [world.match.key],
        "hunar_mentorship:ready": [world.match.mentee.key],
        **{
            f"hunar_mentorship:{name}": [world.match.key]
            for name in ("match", "thread", "add_note", "add_goal", "end", "feedback")
        },
        **{
            f"hunar_mentorship:{name}": [world.match.key, world.goal.pk]
            for name in ("goal", "goal_state", "add_step")
        },
        **{f"hunar_mentorship:{name}": [world.match.key, world.note.pk] for name in ("note", "delete_note")},
        "hunar_mentorship:tick_step": [world.match.key, world.step.pk],
        "hunar_mentoring_threads:thread": [world.match.key],
        **{name: [world.meeting.key] for name in OF_MEETING},
        "hunar_mentorship:calendar_feed": [token_of(world.feed.key)],
        "hunar_mentorship:check_in": [world.check_in.pk],
        "hunar_rounds:open": [world.match.programme_id],
        **{f"hunar_rounds:{name}": [world.proposal.round_id] for name in OF_ROUND},
        **{
            f"hunar_rounds:{name}": [world.proposal.round_id, world.proposal.pk]
            for name in ("proposal", "decide", "change")
        },
        "hunar_rounds:by_hand": [world.proposal.round_id, world.unmatched.pk],
        "hunar_mentoring_desk:programme": [world.match.programme_id],
        "hunar_mentoring_desk:close_risk": [world.match.programme_id, 0],
        "hunar_mentoring_desk:settle": [world.match.programme_id, 0],
        "hunar_programmes:edit": [world.mentee.programme.pk],
        "hunar_programmes:weights": [world.mentee.programme.pk],
        "hunar_programmes:delete": [world.mentee.programme.pk],
        "hunar_mentor_applications:inspect": [world.mentor.pk],
        "hunar_mentor_applications:vet": [world.mentor.pk],
        "hunar_mentor_applications:revoke": [world.mentor.pk],
        "hunar_mentor_applications:act": [world.mentor.pk, "accept"],
        "hunar_mentee_applications:inspect": [world.mentee.pk],
        "hunar_mentee_applications:act": [world.mentee.pk, "accept"],
        **{f"hunar_rosters:{name}": [world.roster.pk] for name in ("report", "csv", "bring_in", "put_aside")},
        "hunar_rosters:decide": [world.roster.pk, 0],
        "hunar_segments:edit": [world.segment.pk],
        "hunar_mailings:stop": [stopping_token_of(world.owner.person.pk, "email")],
        "hunar_mailings:again": ["email"],
        "hunar_mailings:leave": [leaving_token_of(world.subscriber.pk)],
        "hunar_news:web": [world.on_web.web_key],
        "hunar_news:confirm": [confirming_token_of(world.subscriber.pk, "en")],
        "hunar_mailings:reports": ["carrier"],
        **{f"hunar_series:{name}": [world.series.pk] for name in ("edit", "delete", "overview")},
        "hunar_series:act": [world.series.pk, "stop"],
        **{f"hunar_series_steps:{name}": [world.series_step.pk] for name in ("edit", "delete")},
        **{f"hunar_mailings_admin:{name}": [world.mailing.pk] for name in ("edit", "delete", "overview")},
        **{f"hunar_mailings_admin:{name}": [world.mailing.pk, "ur"] for name in ("preview", "mail")},
        "hunar_mailings_admin:act": [world.mailing.pk, "test"],
        "hunar_deliveries:again": [world.delivery.pk],
        "hunar_cohorts:edit": [world.cohort.pk],
        "hunar_cohorts:delete": [world.cohort.pk],
        "hunar_enrolments:edit": [world.taken.enrolment.pk],
        "hunar_enrolments:inspect": [world.taken.enrolment.pk],
        "hunar_enrolments:excuse": [world.taken.enrolment.pk],
        "hunar_people_admin:edit": [world.owner.person.pk],
        "hunar_erasures:start": [world.owner.person.pk],
        "hunar_safeguarding:report_person": [world.owner.person.key],
        "hunar_safeguarding:report_thing": ["hunar_people.person", world.owner.person.pk],
        "hunar_safeguarding:sent": [world.report.key],
        "hunar_cases:case": [world.report.case.key],
        "hunar_cases:find": [world.report.case.key],
        "hunar_cases:act": [world.report.case.key, "take"],
        "hunar_officers:edit": [world.officer.pk],
        "hunar_attestations:attest": [world.owner.person.pk],
        "hunar_dashboard:panel": ["hunar_untranslated"],
        "hunar_dashboard:look_over": [world.course.pk],
        "hunar_starters:mark": [world.course.pk],
        "hunar_translation:begin": [world.course.pk],
        "hunar_translation:side_by_side": [world.course.pk],
        "hunar_translation_of_page": [world.course.pk],
        "wagtailsnippets_hunar_facts_fact:edit": [world.fact.pk],
        "wagtailsnippetchoosers_hunar_facts_fact:chosen": [world.fact.pk],
        "hunar_privacy:fetch": [world.copy.key],
        "hunar_privacy:keep": [world.erasure.key],
    }
    return reverse(name, args=arguments.get(name, []))


def somebody(role, world):
    """Somebody in that role; None for a guest."""
    if role in ("guest", "owner"):
        return world.owner if role == "owner" else None
    if role == "admin":
        return superuser()
    groups = {"editor": ["Editors", "Course editors"], "mentor": ["Mentors"], "staff": ["Programme staff"]}
    made = user(name=role.title())
    made.groups.set(Group.objects.filter(name__in=groups.get(role, [])))
    return made


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_every_role_as_the_table_says(client, world, role):
    who = somebody(role, world)
    found, expected = {}, {}
    for method, name, answers in TABLE:
        if who:
            client.force_login(who)
        data = {"hunar_courses:mark": {"event": str(uuid4())}}.get(name, {"person": world.owner.person.key})
        with transaction.atomic():  # each row finds the world as it was
            found[method, name] = getattr(client, method)(address(world, name), data).status_code
            transaction.set_rollback(True)
        expected[method, name] = answers[ROLES.index(role)]
        client.logout()
    wrong = {row: (status, expected[row]) for row, status in found.items() if status != expected[row]}
    assert wrong == {}  # (answered, in the table)


#: Served for a page or a preview alone, and told by the address whose they are: nothing of anybody is shown.
SHOWN_TO_ALL = {"hunar_themes:colours", "hunar_certificates:colours"}


def test_the_table_leaves_out_no_address_of_ours():
    named = {name for _method, name, _answers in TABLE}
    ours = {
        name
        for name, module in addresses(get_resolver())
        if module.startswith(("cms.", "courses.", "mentorship.", "search.", "themes."))
    }
    viewsets = {name for name in ours if name.endswith((":delete", ":index", ":index_results"))}
    assert ours - named - SHOWN_TO_ALL - viewsets == {""}


def addresses(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = ":".join(filter(None, (namespace, pattern.namespace)))
            yield from addresses(pattern, inner)
        else:
            yield (
                ":".join(filter(None, (namespace, pattern.name))) if pattern.name else "",
                pattern.callback.__module__,
            )
