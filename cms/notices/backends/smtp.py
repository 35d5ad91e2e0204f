"""E-mail through whatever Django's own e-mail settings name (`EMAIL_URL` on the reference site)."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMultiAlternatives

from .base import Backend, Message, Refused, TemporaryFailure


class SmtpBackend(Backend):
    def send(self, message: Message) -> None:
        headers = {"Content-Language": message.language, **message.headers}
        if message.idempotency_key:
            headers["X-Idempotency-Key"] = message.idempotency_key
        mail = EmailMultiAlternatives(message.subject, message.text, to=[message.to], headers=headers)
        if message.html:
            mail.attach_alternative(message.html, "text/html")
        try:
            mail.send()
        except SMTPRecipientsRefused as error:
            raise Refused(str(error)) from error
        except (SMTPException, OSError) as error:
            raise TemporaryFailure(str(error)) from error
