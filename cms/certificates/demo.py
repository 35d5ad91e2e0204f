"""Demo content of this app: one certificate template in English and Urdu. Making it twice is harmless."""

from django.db import transaction

from .models import CertificateSignatory, CertificateTemplate, CertificateWords

ORDER = 20
NAME = "Certificate of completion"
WORDS = {
    "en": {
        "organisation": "Hunar Pakistan",
        "heading": "Certificate of Completion",
        "statement": "This certifies that {name} has completed the course {title} on {date}.",
        "footer": "A public programme for skills and work",
    },
    "ur": {
        "organisation": "ہنر پاکستان",
        "heading": "سندِ تکمیل",
        "statement": "تصدیق کی جاتی ہے کہ {name} نے {date} کو کورس {title} کامیابی سے مکمل کیا۔",
        "footer": "ہنر اور روزگار کا ایک عوامی پروگرام",
    },
}
SIGNATORY = {
    "name": "Sana Malik",
    "name_ur": "ثنا ملک",
    "role": "Director of the programme",
    "role_ur": "ڈائریکٹر پروگرام",
}


def load() -> list[str]:
    certificate_template()
    return []


@transaction.atomic
def certificate_template() -> CertificateTemplate:
    """The template that the demo's courses award."""
    template, made = CertificateTemplate.objects.get_or_create(name=NAME)
    if made:
        for language, words in WORDS.items():
            CertificateWords.objects.create(template=template, language=language, **words)
        CertificateSignatory.objects.create(template=template, **SIGNATORY)
    return template
