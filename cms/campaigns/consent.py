"""What joins a guest's knowledge check to their account: a purpose of consent of its own."""

from django.utils.translation import gettext_lazy as _

from cms.people.consents import Purpose, Wording

KEEP = Purpose(
    "campaign_check",
    _("Keeping my answers to knowledge checks of campaigns"),
    (
        Wording(
            "2026-11",
            {
                "en": "Hunar may keep how many questions of a campaign's knowledge check I got right, before and"
                " after, with my account. I can see it there and have it untied again.",
                "ur": "ہنر یہ رکھ سکتا ہے کہ مہم کے معلوماتی سوالوں میں میرے کتنے جواب پہلے اور بعد میں درست تھے،"
                " میرے اکاؤنٹ کے ساتھ۔ اسے دیکھنا اور اکاؤنٹ سے الگ کرانا میرا حق ہے۔",
            },
        ),
    ),
)
