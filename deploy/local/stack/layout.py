"""Where the local stack keeps its things, and the ports it uses."""

import hashlib
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
STATE = Path(os.environ.get("COPPERPLATE_STATE", CHECKOUT / ".run"))
BUILD = CHECKOUT / "build" / os.environ.get("PRESET", "release")
POSTGRES_BINARIES = Path("/usr/lib/postgresql/15/bin")


# Services with a schema, in the order they start. New ones go to the end, so that the others keep their ports.
SERVICES = [
    "indicators",
    "delivery",
    "volunteers",
    "governance",
]

# Which other services a service asks (its setting `<other>_address`).
ASKS = {
    "delivery": ["indicators"],
    "volunteers": ["indicators"],
    "governance": ["indicators", "delivery", "volunteers"],
}


@dataclass(frozen=True)
class Ports:
    """Loopback ports; each can be set in the environment by its upper-case name and `_PORT`."""

    gateway: int
    gateway_admin: int
    issuer: int
    services: dict[str, int]
    services_admin: dict[str, int]

    @staticmethod
    def from_environment() -> "Ports":
        def port(name: str, default: int) -> int:
            text = os.environ.get(f"{name}_PORT", str(default))
            if not text.isdigit() or not 1 <= int(text) <= 65535:
                raise SystemExit(f"{name}_PORT must be a port, 1 to 65535, not {text!r}")
            return int(text)

        return Ports(
            gateway=port("GATEWAY", 8080),
            gateway_admin=port("GATEWAY_ADMIN", 8081),
            issuer=port("ISSUER", 8090),
            services={name: port(name.upper(), 7101 + place) for place, name in enumerate(SERVICES)},
            services_admin={name: port(f"{name.upper()}_ADMIN", 7201 + place) for place, name in enumerate(SERVICES)},
        )

    def by_name(self) -> dict[str, int]:
        """By the name of the environment variable."""
        ports = {"gateway": self.gateway, "gateway_admin": self.gateway_admin, "issuer": self.issuer, **self.services,
                 **{f"{name}_admin": port for name, port in self.services_admin.items()}}
        return {name.upper() + "_PORT": port for name, port in ports.items()}


def _identity(state: Path = STATE) -> str:
    return hashlib.sha256(str(state).encode()).hexdigest()[:8]


def socket_folder(state: Path = STATE) -> Path:
    """Short, since a socket's path has 107 bytes."""
    return Path("/tmp") / f"copperplate-{_identity(state)}"


def postgres_user() -> str | None:
    """The user PostgreSQL must run as: `postgres` under root, whom it refuses; else our own (None)."""
    return "postgres" if os.geteuid() == 0 else None


def cluster_folder() -> Path:
    """In the state folder, unless the user `postgres` cannot reach it, as under a root-only home."""
    user = postgres_user()
    if user is None:
        return STATE / "postgres"
    STATE.mkdir(parents=True, exist_ok=True)
    reaches = subprocess.run(
        ["runuser", "-u", user, "--", "test", "-x", str(STATE)], check=False, stderr=subprocess.DEVNULL
    )
    if reaches.returncode == 0:
        return STATE / "postgres"
    return Path("/var/tmp") / f"copperplate-{_identity()}" / "postgres"


def postgres_ids() -> tuple[int, int]:
    user = postgres_user()
    if user is None:
        return os.geteuid(), os.getegid()
    entry = pwd.getpwnam(user)
    return entry.pw_uid, entry.pw_gid
