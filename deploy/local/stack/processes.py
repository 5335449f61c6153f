"""The processes of the stack and how each is started: the one place that knows their flags."""

from pathlib import Path

from stack import cluster, layout
from stack.process import Process

ISSUER_URL = "https://issuer.copperplate.localhost"
AUDIENCE = "copperplate"


def _certificate(name: str) -> tuple[str, str]:
    folder = layout.STATE / "certificates"
    return str(folder / f"{name}.crt"), str(folder / f"{name}.key")


def _issuer(ports: layout.Ports) -> Process:
    return Process(
        "issuer",
        [str(layout.CHECKOUT / "deploy" / "local" / "issuer" / "issuer"), "--state", str(layout.STATE),
         "--port", str(ports.issuer)],
        f"http://127.0.0.1:{ports.issuer}/jwks.json",
    )


def _authorities() -> str:
    return str(layout.STATE / "certificates" / "ca.crt")


def feed_token_file() -> Path:
    """Holds what the volunteers service shows to the indicators service."""
    return layout.STATE / "volunteers-feed-token"


def _service(name: str, ports: layout.Ports) -> Process:
    certificate, key = _certificate(name)
    flags = {
        "listen": f"127.0.0.1:{ports.services[name]}",
        "admin_listen": f"127.0.0.1:{ports.services_admin[name]}",
        "tls_certificate_file": certificate,
        "tls_key_file": key,
        "tls_client_ca_file": _authorities(),
        "database": cluster.data_source(name, "runtime"),
        "database_password_file": str(cluster.password_file(f"{name}_runtime")),
        "worker_database": cluster.data_source(name, "worker"),
        "worker_database_password_file": str(cluster.password_file(f"{name}_worker")),
        "token_issuer": ISSUER_URL,
        "token_audience": AUDIENCE,
        "token_keys_file": str(layout.STATE / "issuer" / "jwks.json"),
    }
    asked = layout.ASKS.get(name, [])
    flags |= {f"{other}_address": f"127.0.0.1:{ports.services[other]}" for other in asked}
    if asked:
        flags["services_ca_file"] = _authorities()
    if name == "volunteers":
        flags["feed_token_file"] = str(feed_token_file())
    return Process(
        name,
        [str(layout.BUILD / "bin" / f"copperplate-{name}")] + [f"--{flag}={value}" for flag, value in flags.items()],
        f"http://127.0.0.1:{ports.services_admin[name]}/readyz",
    )


def _gateway(ports: layout.Ports) -> Process:
    flags = {
        "listen": f"127.0.0.1:{ports.gateway}",
        "admin_listen": f"127.0.0.1:{ports.gateway_admin}",
        "descriptors": str(layout.BUILD / "descriptors"),
        "backends": ",".join(f"copperplate.{name}.v1=127.0.0.1:{port}" for name, port in ports.services.items()),
        "backend_ca_file": _authorities(),
    }
    return Process(
        "gateway",
        [str(layout.BUILD / "bin" / "copperplate-gateway")] + [f"--{flag}={value}" for flag, value in flags.items()],
        f"http://127.0.0.1:{ports.gateway_admin}/readyz",
    )


def all_processes(ports: layout.Ports) -> list[Process]:
    """In starting order; they stop the other way round."""
    return [_issuer(ports), *(_service(name, ports) for name in layout.SERVICES), _gateway(ports)]
