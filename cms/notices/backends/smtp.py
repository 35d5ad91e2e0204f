"""E-mail through whatever Django's own e-mail settings name (`EMAIL_URL` on the reference site)."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.utils import DNS_NAME

from ..conf import setting
from .base import Backend, Message, Refused, TemporaryFailure


class SmtpBackend(Backend):
    def send(self, message: Message) -> None:
        headers = {"Content-Language": message.language, **message.headers, **_named(message)}
        bounces = setting("BOUNCES_TO")
        if bounces:
            headers["From"] = settings.DEFAULT_FROM_EMAIL
        mail = EmailMultiAlternatives(
            message.subject, message.text, bounces or None, [message.to], headers=headers
        )
        if message.html:
            mail.attach_alternative(message.html, "text/html")
        try:
            mail.send()
        except SMTPRecipientsRefused as error:
            raise Refused(str(error)) from error
        except (SMTPException, OSError) as error:
            raise TemporaryFailure(str(error)) from error


def _named(message: Message) -> dict[str, str]:
    """The key stands in what comes back when it does not arrive."""
    key = message.idempotency_key
    return {"X-Idempotency-Key": key, "Message-ID": f"<{key}@{DNS_NAME}>"} if key else {}
