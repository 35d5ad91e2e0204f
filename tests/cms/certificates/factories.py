"""Certificates for tests."""

from datetime import UTC, datetime

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from cms.certificates import actions
from cms.certificates.models import (
    Certificate,
    CertificateLogo,
    CertificateSignatory,
    CertificateTemplate,
    CertificateWords,
)
from tests.cms.people.factories import person as a_person

ENGLISH = {
    "organisation": "Hunar Pakistan",
    "heading": "Certificate of Completion",
    "statement": "This certifies that {name} has completed the course {title} on {date}.",
    "footer": "A public programme",
}
URDU = {
    "organisation": "ہنر پاکستان",
    "heading": "سندِ تکمیل",
    "statement": "تصدیق کی جاتی ہے کہ {name} نے کورس {title} {date} کو کامیابی سے مکمل کیا۔",
    "footer": "عوامی پروگرام",
}
TITLES = {"en": "Start freelancing", "ur": "فری لانسنگ کا آغاز"}
EVIDENCE = {"en": "12 lessons and 3 quizzes", "ur": "12 اسباق اور 3 کوئز"}
ACHIEVED = datetime(2026, 3, 23, 9, tzinfo=UTC)


def image(title="Logo"):
    return get_image_model().objects.create(title=title, file=get_test_image_file())


def template(name="Completion", **kw) -> CertificateTemplate:
    made = CertificateTemplate.objects.create(name=name, **kw)
    CertificateWords.objects.create(template=made, language="en", **ENGLISH)
    CertificateWords.objects.create(template=made, language="ur", **URDU)
    return made


def full_template(**kw) -> CertificateTemplate:
    """With a logo and two who sign, one of them with an image."""
    made = template(**kw)
    CertificateLogo.objects.create(template=made, image=image(), name="Hunar", name_ur="ہنر")
    names = {"name": "Sana Malik", "name_ur": "ثنا ملک", "role": "Director", "role_ur": "ڈائریکٹر"}
    CertificateSignatory.objects.create(template=made, image=image("Signature"), **names)
    CertificateSignatory.objects.create(template=made, name="Bilal Ahmed", role="Teacher")
    return made


def award(*, person=None, template=None, subject="course-1", **kw) -> Certificate:
    facts = {
        "kind": "course",
        "titles": TITLES,
        "evidence": EVIDENCE,
        "achieved_at": ACHIEVED,
        "language": "en",
    }
    return actions.award(
        person=person or a_person(name="Amina Khan", name_ur="آمنہ خان"),
        template=template or globals()["template"](),
        subject=subject,
        **(facts | kw),
    )
