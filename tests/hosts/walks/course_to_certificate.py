"""Run inside a host's site: an editor publishes a course, a visitor takes it, anybody checks the certificate.

By the host's own Python, its own user model and its own addresses. Prints where things are, as JSON.
"""

import json
import re
import sys
from pathlib import Path

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from visitor import Visitor  # noqa: E402  beside this file
from wagtail.models import Site  # noqa: E402

import courses  # noqa: E402  set up first
from cms.certificates.models import CertificateTemplate, CertificateWords  # noqa: E402
from courses.pages.models import CourseIndexPage, CoursePage, LessonPage, ModulePage  # noqa: E402

assert sys.prefix in courses.__file__, f"{courses.__file__} is not the wheel's"
PASSWORD = "a long pass phrase of hers"


def published(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def course():
    template = CertificateTemplate.objects.create(name="Completion")
    CertificateWords.objects.create(
        template=template,
        language="en",
        organisation="My Site",
        heading="Certificate",
        statement="{name} has completed {title}.",
    )
    index = published(Site.objects.get().root_page, CourseIndexPage(title="Courses", slug="courses"))
    made = published(
        index,
        CoursePage(
            title="Mending bicycles",
            summary="From a flat tyre to a true wheel.",
            certificate_template=template,
        ),
    )
    module = published(made, ModulePage(title="Wheels"))
    for title in ("The flat tyre", "The true wheel"):
        body = [("text", "<h2>What you need</h2><p>Two levers, a patch and a little patience.</p>")]
        published(module, LessonPage(title=title, intro="Ten minutes.", body=body))
    return made


def walk():
    made = course()
    user = get_user_model().objects.create_user(
        "amina", "amina@example.org", PASSWORD, first_name="Amina", last_name="Bibi"
    )
    visitor = Visitor()
    assert "Mending bicycles" in visitor.opens(Site.objects.get().root_page.url + "courses/")
    course_address = made.get_url()
    visitor.opens(course_address)
    sign_in = re.search(r'href="([^"]*next=[^"]*)"[^>]*>(?:<span>)?Sign in to enrol', visitor.page)[1]
    visitor.opens(sign_in.replace("&amp;", "&"))
    visitor.sends("login", username="amina", password=PASSWORD)
    assert visitor.address == course_address, visitor.address
    visitor.sends("/enrol/")
    lesson_address = visitor.address
    visitor.sends("/done/")
    visitor.sends("/done/")
    assert "You completed this course" in visitor.page
    assert 'lang="en"' in visitor.opens("/my/certificates/")

    from cms.certificates.models import Certificate

    certificate = Certificate.objects.get()
    assert user.hunar_person == certificate.person
    assert certificate.person.name == "Amina Bibi"
    pdf = visitor.client.get(f"/certificates/{certificate.key}.pdf")
    assert b"".join(pdf).startswith(b"%PDF"), pdf.status_code
    anybody = Visitor()
    verify_address = f"/verify/{certificate.key}/"
    words = anybody.opens(verify_address)
    assert (
        words.count('class="hc-said">This certificate is valid<') == 1
    )  # and not once in each of Django's languages
    assert "Amina Bibi" in words
    assert "We do not know" in anybody.opens("/verify/HN-0000-0000-0000-0/", status=404)
    return {
        "course": course_address,
        "lesson": lesson_address,
        "verify": verify_address,
        "key": str(certificate.key),
    }


Path("walked.json").write_text(json.dumps(walk()))
