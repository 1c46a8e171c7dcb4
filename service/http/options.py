"""How people are let in, as the container passes it to the application; imports no Flask."""

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from service.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessOptions:
    """How people are let in.

    ``accounts`` False: the installation is open, whoever reaches it may do everything.
    ``proxy_header`` names the user, if the request comes from one of ``trusted_proxies``;
    ``new_role`` is what somebody gets who comes so for the first time (None: nobody is let in that
    has no account yet).
    """

    accounts: bool = False
    secure_cookies: bool = False
    proxy_header: str = ""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    new_role: Role | None = Role.READER


OPEN = AccessOptions()
