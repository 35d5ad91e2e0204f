"""Settings of this app."""

from django.conf import settings

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_CAMPAIGNS",
    Setting(
        "CACHE_SECONDS",
        60,
        int,
        "How long a campaign page is kept whole for guests. 0: never. Needs `cms.campaigns.middleware.GuestPages`.",
    ),
    Setting(
        "ANSWERS_PER_NETWORK",
        {10: 120, 1440: 2000},
        dict,
        "Minutes → answers, promises and checks that one network address may send; a hub shows one address for many.",
    ),
    Setting(
        "VISITS_PER_NETWORK",
        {1: 120},
        dict,
        "Minutes → visits and downloads from one network address that are counted; more are served all the same.",
    ),
    Setting(
        "CLIENT_ADDRESS",
        "",
        str,
        "The dotted path of a function that tells a request's network address. Empty: `REMOTE_ADDR`, which behind a"
        " proxy is the proxy.",
    ),
    Setting("SMALLEST_GROUP", 5, int, "Groups with fewer than this are not shown in any report."),
    Setting("PAIR_DAYS", 14, int, "Days within which a check after the lessons still joins the one before."),
)
setting = SETTINGS.value


def base_url() -> str:
    """The address of the site, without a slash at the end."""
    return getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
