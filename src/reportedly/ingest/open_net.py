"""Tells addresses of the open internet from those that no fetch may reach."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_UNICAST = ip_network("2000::/3")  # all of IPv6 that is given out for the open internet
_TRANSLATED = ip_network("64:ff9b::/96")  # an IPv4 address in the last 32 bits (RFC 6052)
_APART = (
    "100.64.0.0/10",  # shared by a provider's customers
    "192.0.0.0/24",
    "192.88.99.0/24",  # relays of 6to4
    "198.18.0.0/15",  # for measuring
    "2001::/23",
)
_NOT_OPEN = tuple(map(ip_network, _APART))


def is_open(address: str) -> bool:
    """True for an address of the open internet; also each that is carried inside it must be one.

    Not those of this machine and its networks, of metadata services, of multicast, and of all that
    is set apart (RFC 6890).
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return all(map(_is_global, _meant(found)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address not in _TRANSLATED and address not in _UNICAST:
        return False
    listed = any(address in network for network in _NOT_OPEN if network.version == address.version)
    return address.is_global and not address.is_multicast and not listed


def _meant(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and the IPv4 address that it stands for in another network."""
    yield address
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            yield inner
