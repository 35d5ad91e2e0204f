"""Which addresses of the network may be visited: public ones, and nothing of this machine or its neighbours.

An editor's link, or a site that it leads to, must not make the server ask inside its own network. So a name is looked
up once, all its addresses must be public, and the visit goes to the very address that was judged.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

TRANSLATED = ip_network("64:ff9b::/96")  # NAT64: the last four bytes are an IPv4 address


class Inside(Exception):
    """It leads to a private address."""


def is_public(address: str) -> bool:
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (inner := _inner(ip)):
        return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that one of IPv6 stands for."""
    if ip in TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def resolve(host: str, port: int) -> tuple[str, int]:
    """Where to go for this host. Raises Inside, or OSError for a name that is not known."""
    found = [row[4] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not all(is_public(str(place[0])) for place in found):
        raise Inside(host)
    return str(found[0][0]), port
