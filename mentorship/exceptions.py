"""Why something may not happen. The message is for people: what happened, that nothing is lost, what to do."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Something may not happen now. Each kind has a code for tests and records, and a message for people."""

    code = "refused"
    message = _("This is not possible now. Nothing was changed.")

    def __init__(self, message=None):
        super().__init__(message or self.message)
        self.message = message or self.message

    def __str__(self):
        return str(self.message)


class NotAvailable(Refused):
    """The one answer for every private reason: a block, a tie, a wish, a measure."""

    code = "not-available"
    message = _("This person is not available. Please choose somebody else.")


class NoPlace(Refused):
    code = "no-place"
    message = _("This mentor has no free place any more. Please choose somebody else.")


class AlreadyMatched(Refused):
    code = "already-matched"
    message = _("You have a mentor already, or an offer of one. Answer that first.")


class TooLate(Refused):
    code = "too-late"
    message = _(
        "The time to answer is over. Nothing is lost: you stay in the programme and will be matched again."
    )


class RequestsClosed(Refused):
    code = "requests-closed"
    message = _("This programme does not take requests now. You will be matched in the next round.")


class TooManyRequests(Refused):
    code = "too-many-requests"
    message = _("You have asked three mentors already. Wait for an answer, or take one request back.")


class ApplicationsClosed(Refused):
    code = "applications-closed"
    message = _("This programme does not take applications now. What you have written is kept.")


class NotComplete(Refused):
    code = "not-complete"
    message = _("Some steps are not filled in yet. What you have written is kept.")


class GuardianNeeded(Refused):
    code = "guardian-needed"
    message = _("Under 18, a parent or guardian has to agree first. Staff will ask them.")


class AdultsOnly(Refused):
    code = "adults-only"
    message = _("This programme is for people over 18. Other programmes are open to you.")


class WomenOnly(Refused):
    code = "women-only"
    message = _("This programme is for women. Staff at a hub can confirm it for you.")


class AgeUnknown(Refused):
    code = "age-unknown"
    message = _(
        "The year of birth is not known. It has to be told first, because it decides who may take part."
    )


class AlreadySent(Refused):
    code = "already-sent"
    message = _("Your application was sent already. You need not do anything else.")


class NotVetted(Refused):
    code = "not-vetted"
    message = _("No vetting of this mentor is in force. Vet them first; the application stays as it is.")


class NotAttested(Refused):
    code = "not-attested"
    message = _(
        "This programme is for women only, and staff have not attested yet that this person is one. "
        "The application stays as it is."
    )


class NotOneself(Refused):
    code = "not-oneself"
    message = _("Nobody decides about themselves. Ask another member of staff.")


class ContactPaused(Refused):
    code = "contact-paused"
    message = _("Contact is paused at the moment. Programme staff will get in touch with you.")


class Over(Refused):
    code = "over"
    message = _("This has ended. What was written stays to be read.")


class RoundOver(Refused):
    code = "round-over"
    message = _("This round of matching is over. Open a new one.")


class RoundStands(Refused):
    code = "round-stands"
    message = _("A round of this programme is open already. Close it first.")


class RunAtWork(Refused):
    code = "run-at-work"
    message = _("A run of the matching is at work. Wait for it, or stop it. Nothing was changed.")


class OffersOpen(Refused):
    code = "offers-open"
    message = _("Offers of this round are still to be answered. Close it when their time is over.")


class NothingToPublish(Refused):
    code = "nothing-to-publish"
    message = _("There are no proposals to publish. Press “Propose” first.")


class HasMoved(Refused):
    code = "has-moved"
    message = _("This proposal is no longer as you saw it. Nothing was changed; please look at it again.")


class BreaksRules(Refused):
    """Staff wanted to bring two together whom a hard rule keeps apart. `rules` are the keys of what is broken."""

    code = "breaks-rules"
    message = _("The rules keep these two apart. Nothing was changed.")

    def __init__(self, rules=()):
        super().__init__()
        self.rules = tuple(rules)


class SentBefore(Refused):
    code = "sent-before"
    message = _("This page was open for too long. Please open it again; what you had sent is kept.")


class TooManyMessages(Refused):
    code = "too-many-messages"
    message = _(
        "You have written many messages in a short time. This one was not sent yet; it is still here: send it again"
        " in a while."
    )


class TimeTaken(Refused):
    code = "time-taken"
    message = _(
        "The mentor has something else at that time. Nothing was changed; please choose another time."
    )


class TimePassed(Refused):
    code = "time-passed"
    message = _("Choose a time that is still to come, within the next six months. Nothing was changed.")


class Moved(Refused):
    code = "moved"
    message = _("The meeting was changed while you were reading. Please look at it again.")


class NotYet(Refused):
    code = "not-yet"
    message = _("This can be told when the meeting's time has come.")


class AlreadyTold(Refused):
    code = "already-told"
    message = _("This was told already, and what was told first stands.")


class NotYours(Refused):
    code = "not-yours"
    message = _("This is for the other person to say. Nothing was changed.")


class StillGoing(Refused):
    code = "still-going"
    message = _("This is not over yet. You can say how it was when it has ended.")
