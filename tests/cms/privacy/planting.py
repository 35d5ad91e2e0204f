"""Somebody whose name, number and addresses stand in every corner of the site."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.forms.models import FormSubmission
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import APIToken, Comment, CommentReply, PageSubscription, Revision, UploadedFile
from wagtail.users.models import UserProfile

from cms.accounts.models import SignInCode, User
from cms.certificates.actions import print_certificate
from cms.notices.actions import notify
from cms.notices.models import Delivery
from cms.notices.registry import NoticeKind, register
from cms.people.actions import give_consent, note_view, record_residence, set_languages
from cms.privacy.actions import ask_for_export, build_export
from cms.rosters.actions import go_on, take_in
from cms.rosters.models import Phone
from courses import actions
from courses.actions import Fact, record_facts
from courses.models import Enrolment
from tests.cms.accounts.factories import learner, superuser
from tests.cms.certificates.factories import award, image, template
from tests.cms.people.factories import district
from tests.cms.rosters.factories import csv_of, upload
from tests.courses.factories import cohort, course, course_page, lesson_keys
from tests.courses.quizzes.factories import Taken, question, quiz

NAME, NAME_UR = "Amina Khatoon", "آمنہ خاتون"
EMAIL, OTHER_EMAIL, PHONE = "amina@example.org", "amina.k@example.com", "+923001234567"
WORDS = (NAME, NAME_UR, EMAIL, OTHER_EMAIL, PHONE, PHONE[-9:])
SAID = f"{NAME} ({NAME_UR}), {EMAIL}, 0300 is {PHONE[1:]}"
GREETING = register(NoticeKind("planted", "For %(who)s", "Hello %(who)s."))


def plant():
    """The person, and what the tests ask about."""
    boss = superuser(first_name="Saima")
    amina = person(boss)
    other = learner("bilal@example.org", name="Bilal").person
    login(amina)
    told(amina, other)
    learned = learning(amina, boss)
    worked(amina.user, boss, learned.page)
    certificates = awarded(amina, boss)
    listed(amina, boss)
    export = ask_for_export(person=amina, language="ur")
    build_export(export_id=export.pk)
    note_view(person=amina, user=boss, what="hunar_people.person")
    return SimpleNamespace(person=amina, other=other, boss=boss, certificates=certificates, learned=learned)


def person(boss):
    user = learner(EMAIL, name=NAME, phone=PHONE, language="ur", pin="4071")
    amina = user.person
    amina.name, amina.name_ur, amina.known_as, amina.gender = NAME, NAME_UR, NAME, "another"
    amina.gender_text, amina.disability, amina.birth_year = SAID[:60], SAID, 2003
    amina.save()
    set_languages(person=amina, levels={"skr": "native"})
    record_residence(person=amina, district=district(), since=timezone.localdate())
    for purpose in ("record", "messages"):
        give_consent(person=amina, purpose=purpose, language="ur")
    for one in (amina, user):
        log(instance=one, action="wagtail.edit", user=boss, data={"said": SAID})
    user.groups.add(Group.objects.create(name="Editors of something"))
    return amina


def login(amina):
    user = amina.user
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    second = EmailAddress.objects.create(user=user, email=OTHER_EMAIL)
    EmailConfirmation.objects.create(email_address=second, key="k" * 64)
    Authenticator.objects.create(user=user, type="totp", data={"secret": SAID})
    account = SocialAccount.objects.create(
        user=user, provider="google", uid="1", extra_data={"email": EMAIL, "name": NAME}
    )
    SocialToken.objects.create(account=account, token=SAID)
    for channel, contact in (("sms", PHONE), ("email", EMAIL)):
        SignInCode.objects.create(
            channel=channel,
            contact=contact,
            language="ur",
            joined=user,
            expires_at=timezone.now() + timedelta(minutes=10),
        )
    session({"_auth_user_id": str(user.pk)})
    session({"socialaccount_sociallogin": {"email": EMAIL}})


def session(values):
    store = SessionStore()
    store.update(values)
    store.create()


def told(amina, other):
    notice = notify(person=amina, kind=GREETING.name, params={"who": SAID})
    Delivery.objects.filter(notice=notice).update(reason=f"refused: {EMAIL}")
    notify(person=other, kind=GREETING.name, params={"who": {"en": NAME, "ur": NAME_UR}, "more": [PHONE]})
    DBTaskResult.objects.create(
        args_kwargs={"args": [EMAIL], "kwargs": {}},
        task_path="anything",
        priority=0,
        queue_name="default",
        backend_name="default",
        run_after=timezone.now(),
        traceback=f"IntegrityError: Key (email)=({EMAIL}) exists",
        return_value={"name": NAME_UR},
        worker_ids=[],
        exception_class_path="",
    )


def learning(amina, boss):
    finished, begun = course("Finished", lessons=1), course("Begun", lessons=2)
    done = actions.enrol(person=amina, course=finished)
    at_work = actions.enrol(person=amina, course=begun)
    (lesson,) = lesson_keys(finished)
    record_facts(
        enrolment=done,
        facts=[Fact("opened", lesson), Fact("read", lesson, {"said": SAID}), Fact("marked", lesson)],
    )
    record_facts(enrolment=at_work, facts=[Fact("opened", lesson_keys(begun)[0], {"said": SAID})])
    done.events.update(by=amina.user)
    open_cohort = cohort(course("Together", lessons=1))
    actions.take_seat(cohort=open_cohort, person=amina)
    taken = Taken(quiz([question(answer=None)], title="A check"), learner=amina.user)
    attempt = taken.begin()
    attempt.answers = {"x": {"answer": SAID}}
    attempt.save()
    for enrolment in Enrolment.objects.filter(person=amina):
        log(instance=enrolment, action="wagtail.edit", user=boss)
    return SimpleNamespace(
        finished=finished,
        begun=begun,
        cohort=open_cohort,
        attempt=attempt,
        page=course_page("Written", lessons=1),
    )


def worked(user, boss, page):
    """What somebody leaves who also worked in the admin."""
    page.owner = page.locked_by = user
    page.save()
    told_off = Comment.objects.create(page=page, user=user, text=SAID, contentpath="title")
    others = Comment.objects.create(
        page=page, user=boss, text="Please check", contentpath="title", resolved_by=user
    )
    CommentReply.objects.create(comment=others, user=user, text=SAID)
    CommentReply.objects.create(comment=told_off, user=boss, text="Thanks")
    page.summary = f"Ask {NAME} ({NAME_UR}) at {EMAIL} or 03001234567."
    page.save_revision(user=user)
    page.summary = "Ask us."
    page.save_revision(user=user)
    log(instance=page, action="wagtail.edit", user=user, title=f"About {NAME}", data={"said": SAID})
    PageSubscription.objects.create(user=user, page=page, comment_notifications=True)
    UserProfile.objects.create(user=user, avatar=ContentFile(b"x", name=f"{PHONE[1:]}.png"))
    UploadedFile.objects.create(uploaded_by_user=user, file=ContentFile(SAID.encode(), name="cv.txt"))
    picture = image(title=f"{NAME} at work")
    picture.uploaded_by_user = user
    picture.save()
    get_document_model().objects.create(
        title=NAME_UR, uploaded_by_user=user, file=ContentFile(b"x", name="plan.txt")
    )
    FormSubmission.objects.create(page=page, form_data={"name": NAME, "email": EMAIL})
    APIToken.objects.create(user=user, name=NAME, key_hash="h", prefix="p")
    _half_typed(user, page)


def _half_typed(user, page):
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(page)
    apps.get_model("wagtailadmin.FormState").objects.create(
        user=user,
        data=f"title={NAME}",
        content_type=kind,
        object_id=str(page.pk),
        last_updated_at=timezone.now(),
    )
    apps.get_model("wagtailadmin.EditingSession").objects.create(
        user=user, content_type=kind, object_id=str(page.pk), last_seen_at=timezone.now()
    )
    Revision.objects.create(
        content_type=ContentType.objects.get_for_model(User),
        base_content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        content={"email": EMAIL, "key": str(uuid4())},
        created_at=timezone.now(),
        user=user,
        object_str=NAME,
    )


def listed(amina, boss):
    """A list of people that staff brought: a row that may be hers, one that was refused, and a number of hers."""
    rows = csv_of((NAME, PHONE), (NAME, "no number"))
    roster = take_in(file=upload(rows, name=f"{NAME}.csv"), by=boss)
    go_on(roster_id=roster.pk)
    Phone.objects.create(person=amina, phone=PHONE)


def awarded(amina, boss):
    """One to be kept and one to be withdrawn, printed; and what an earlier one was replaced by."""
    drawn = template()
    kept, old = award(person=amina, template=drawn), award(person=amina, template=drawn, subject="course-2")
    from cms.certificates.actions import supersede
    from tests.cms.certificates.factories import EVIDENCE, TITLES

    given_up = supersede(
        certificate=old, template=drawn, titles=TITLES, evidence=EVIDENCE, language="en", by=boss
    )
    for certificate in (kept, old, given_up):
        print_certificate(certificate_id=certificate.pk)
        certificate.events.update(note=SAID)
        certificate.refresh_from_db()
        log(instance=certificate, action="wagtail.edit", user=boss, title=NAME)
    return SimpleNamespace(kept=kept, old=old, given_up=given_up)
