"""Addresses of networks: which ones are alike."""
from ipaddress import IPv6Address, ip_address


def network(address: str) -> str:
    """An IPv6 network of 64 bits is one subscriber."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))


def is_address(said: str) -> bool:
    """Not of a socket without one."""
    try:
        ip_address(said)
    except ValueError:
        return False
    return True
