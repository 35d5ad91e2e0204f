"""What people are asked to agree to. Wordings are kept as they were shown: a new one is a new version."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Wording:
    """The words of one version, in each language it was shown in. Never edited after its first use."""

    version: str
    texts: dict[str, str]

    def text(self, language: str) -> str:
        return self.texts.get(language) or self.texts["en"]

    def language(self, language: str) -> str:
        """The language a reader of `language` is really shown."""
        return language if language in self.texts else "en"


@dataclass(frozen=True)
class Purpose:
    """One thing a person may allow or not, with all its wordings, the newest last."""

    name: str
    label: str | Promise
    wordings: tuple[Wording, ...]

    @property
    def wording(self) -> Wording:
        return self.wordings[-1]


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add a purpose of consent; any room may, from its AppConfig.ready()."""
    _purposes[purpose.name] = purpose


def purposes() -> list[Purpose]:
    return list(_purposes.values())


def purpose(name: str) -> Purpose | None:
    return _purposes.get(name)


RECORD = Purpose(
    "record",
    _("Keeping my learning record"),
    (
        Wording(
            "2026-11",
            {
                "en": "Hunar may keep a record of what I learn here: my courses, answers, progress and"
                " certificates. I can see it, correct it and have it erased.",
                "ur": "ہنر میرے سیکھنے کا ریکارڈ رکھ سکتا ہے: میرے کورس، جوابات، پیش رفت اور سرٹیفکیٹ۔"
                " اسے دیکھنا، درست کرانا اور مٹوانا میرا حق ہے۔",
            },
        ),
    ),
)
MESSAGES = Purpose(
    "messages",
    _("Messages on my phone and by e-mail"),
    (
        Wording(
            "2026-11",
            {
                "en": "Hunar may send me SMS and e-mail about my courses and meetings: reminders, results and"
                " changes. Codes for signing in are sent in any case.",
                "ur": "ہنر مجھے میرے کورسز اور ملاقاتوں کے بارے میں ایس ایم ایس اور ای میل بھیج سکتا ہے:"
                " یاد دہانیاں، نتائج اور تبدیلیاں۔ سائن ان کے کوڈ ہر صورت میں بھیجے جاتے ہیں۔",
            },
        ),
    ),
)
COUNTS = Purpose(
    "counts",
    _("Being counted in reports"),
    (
        Wording(
            "2026-11",
            {
                "en": "Hunar may count my district, gender, age group and disability in its reports. Reports"
                " show totals only, never my name, and never a group of fewer than five people.",
                "ur": "ہنر اپنی رپورٹوں میں میرا ضلع، جنس، عمر کا گروپ اور معذوری شمار کر سکتا ہے۔ رپورٹوں"
                " میں صرف مجموعی تعداد ہوتی ہے، میرا نام کبھی نہیں، اور پانچ سے کم لوگوں کا گروپ کبھی نہیں۔",
            },
        ),
    ),
)
FOLLOW_UP = Purpose(
    "follow_up",
    _("Being asked later how my work is going"),
    (
        Wording(
            "2026-11",
            {
                "en": "Hunar may contact me within two years of a course to ask whether it helped me find"
                " work. I may always choose not to answer.",
                "ur": "ہنر کورس کے بعد دو سال کے اندر مجھ سے رابطہ کر کے پوچھ سکتا ہے کہ کیا اس سے کام ملنے"
                " میں مدد ملی۔ جواب نہ دینا ہمیشہ میرے اختیار میں ہے۔",
            },
        ),
    ),
)

for _own in (RECORD, MESSAGES, COUNTS, FOLLOW_UP):
    register(_own)
