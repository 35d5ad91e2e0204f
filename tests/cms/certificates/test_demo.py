import pytest

from cms.certificates.demo import certificate_template
from cms.certificates.models import CertificateTemplate, CertificateWords

pytestmark = pytest.mark.django_db


def test_demo_template_is_made_once_and_passes_its_own_rules():
    template = certificate_template()
    assert certificate_template() == template
    assert (CertificateTemplate.objects.count(), CertificateWords.objects.count()) == (1, 2)
    template.full_clean()
    for words in template.words.all():
        words.full_clean()
