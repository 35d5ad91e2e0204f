"""Settings of this app."""

from ipaddress import ip_address, ip_network

from themes.settings_table import Setting, SettingsTable

SETTINGS = SettingsTable(
    "HUNAR_ACCOUNTS",
    Setting("PHONE_REGION", "PK", str, "The country a number without a country code belongs to."),
    Setting("PHONE_COUNTRIES", [], list, "Countries (ISO codes) codes are sent to; empty: all."),
    Setting("CODE_MINUTES", 10, int, "How long a one-time code is good."),
    Setting("CODE_ATTEMPTS", 5, int, "How often one code may be tried."),
    Setting(
        "CODES_PER_CONTACT", {60: 4, 1440: 10}, dict, "Minutes → codes for one number or e-mail address."
    ),
    Setting("CODES_PER_NETWORK", {60: 40, 1440: 200}, dict, "Minutes → codes for one network address."),
    Setting(
        "CODES_PER_SITE", {60: 3000}, dict, "Minutes → codes in all: a bound on what an attack can cost."
    ),
    Setting("SHARED_NETWORKS", [], list, "Addresses or ranges (CIDR) that many people share: hubs, schools."),
    Setting("SHARED_NETWORK_FACTOR", 10, int, "How many times as much a shared network may ask for."),
    Setting("PIN_ATTEMPTS", 5, int, "Wrong PINs before a PIN is locked for a while."),
    Setting("PIN_LOCK_MINUTES", 15, int, "The first lock; every further one is twice as long, up to a day."),
    Setting("PEOPLE_PER_PHONE", 12, int, "How many people may share one number."),
    Setting(
        "CONFIRM_MINUTES", 10, int, "How long somebody who has shown once more that it is they is believed."
    ),
    Setting("DOOR_MINUTES", 15, int, "How long the steps after the code may take."),
    Setting(
        "PRIVACY_URL",
        "",
        str,
        "The privacy notice that is linked where people join; empty: the one of this app.",
    ),
)
setting = SETTINGS.value


def network_allowance(address: str) -> int:
    """How many times the usual limits that network address may ask for."""
    try:
        here = ip_address(address)
    except ValueError:
        return 1
    shared = (ip_network(range_, strict=False) for range_ in setting("SHARED_NETWORKS"))
    return setting("SHARED_NETWORK_FACTOR") if any(here in range_ for range_ in shared) else 1
