"""The words that people's records are kept in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    """What a person says of themselves. Blank means not said, and never satisfies a rule."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    ANOTHER = "another", _("In my own words")


class Level(models.TextChoices):
    """How well a person uses a language: steps of the CEFR, folded to what people can judge of themselves."""

    BEGINNER = "beginner", _("A few words (A1)")
    BASIC = "basic", _("Simple, everyday things (A2)")
    WORKING = "working", _("Enough to work in (B1–B2)")
    FLUENT = "fluent", _("Fluent (C1–C2)")
    NATIVE = "native", _("Mother tongue")


class Setting(models.TextChoices):
    """The kind of place somebody lives in."""

    URBAN = "urban", _("City or town")
    RURAL = "rural", _("Village")


class Channel(models.TextChoices):
    """How a decision about consent reached us."""

    WEB = "web", _("On this site")
    SMS = "sms", _("By SMS")
    PHONE = "phone", _("By telephone")
    PAPER = "paper", _("On paper")
    IN_PERSON = "in_person", _("In person")


class Becomes(models.TextChoices):
    """What erasing a person makes of rows about them."""

    DELETED = "deleted", _("deleted")
    BLANKED = "blanked", _("stays without a name")
    KEPT = "kept", _("stays as it is")


class ProvinceKind(models.TextChoices):
    PROVINCE = "province", _("Province")
    CAPITAL = "capital", _("Capital territory")
    TERRITORY = "territory", _("Administered territory")


class ChangeKind(models.TextChoices):
    """What became of a district."""

    SPLIT = "split", _("Part of it became a new district")
    MERGE = "merge", _("It was joined to another")
    RENAME = "rename", _("It was renamed")


class SpokenLanguage(models.TextChoices):
    """Languages of Pakistan as people name them (ISO 639), by the last census's numbers, then the others."""

    PUNJABI = "pa", _("Punjabi")
    PASHTO = "ps", _("Pashto")
    SINDHI = "sd", _("Sindhi")
    SARAIKI = "skr", _("Saraiki")
    URDU = "ur", _("Urdu")
    BALOCHI = "bal", _("Balochi")
    HINDKO = "hnd", _("Hindko")
    BRAHUI = "brh", _("Brahui")
    MEWATI = "wtm", _("Mewati")
    KOHISTANI = "mvy", _("Kohistani")
    KASHMIRI = "ks", _("Kashmiri")
    SHINA = "scl", _("Shina")
    BALTI = "bft", _("Balti")
    KALASHA = "kls", _("Kalasha")
    KHOWAR = "khw", _("Khowar")
    BURUSHASKI = "bsk", _("Burushaski")
    WAKHI = "wbl", _("Wakhi")
    POTHWARI = "phr", _("Pahari-Pothwari")
    GOJRI = "gju", _("Gojri")
    HAZARAGI = "haz", _("Hazaragi")
    DARI = "prs", _("Dari")
    ENGLISH = "en", _("English")
    ARABIC = "ar", _("Arabic")
    CHINESE = "zh", _("Chinese")
    SIGN = "pks", _("Pakistan Sign Language")


class HowOpened(models.TextChoices):
    """What a member of staff had of a record."""

    SHOWN = "shown", _("shown")
    DOWNLOADED = "downloaded", _("in a list that was downloaded")
