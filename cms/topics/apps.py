from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    name = "cms.topics"
    label = "hunar_topics"
    verbose_name = _("Topics and skills")
    default_auto_field = "django.db.models.BigAutoField"
