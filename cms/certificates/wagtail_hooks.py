"""What this app adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import CertificateTemplateViewSet, CertificateViewSet

register_snippet(CertificateTemplateViewSet)


@hooks.register("register_admin_viewset")
def register_certificates():
    return CertificateViewSet()


@hooks.register("register_permissions")
def register_revoking():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(
        content_type__app_label="hunar_certificates", codename="revoke_certificate"
    )
