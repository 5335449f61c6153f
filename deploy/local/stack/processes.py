"""The processes of the stack and how each is started: the one place that knows their flags."""

from stack import cluster, layout
from stack.process import Process

# Services with a schema, in the order they start.
SERVICES = ["indicators"]
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


def _indicators(ports: layout.Ports) -> Process:
    certificate, key = _certificate("indicators")
    flags = {
        "listen": f"127.0.0.1:{ports.indicators}",
        "admin_listen": f"127.0.0.1:{ports.indicators_admin}",
        "tls_certificate_file": certificate,
        "tls_key_file": key,
        "database": cluster.data_source("indicators", "runtime"),
        "database_password_file": str(cluster.password_file("indicators_runtime")),
        "worker_database": cluster.data_source("indicators", "worker"),
        "worker_database_password_file": str(cluster.password_file("indicators_worker")),
        "token_issuer": ISSUER_URL,
        "token_audience": AUDIENCE,
        "token_keys_file": str(layout.STATE / "issuer" / "jwks.json"),
    }
    return Process(
        "indicators",
        [str(layout.BUILD / "bin" / "copperplate-indicators")] + [f"--{name}={value}" for name, value in flags.items()],
        f"http://127.0.0.1:{ports.indicators_admin}/readyz",
    )


def _gateway(ports: layout.Ports) -> Process:
    flags = {
        "listen": f"127.0.0.1:{ports.gateway}",
        "admin_listen": f"127.0.0.1:{ports.gateway_admin}",
        "descriptors": str(layout.BUILD / "descriptors"),
        "backends": f"copperplate.indicators.v1=127.0.0.1:{ports.indicators}",
        "backend_ca_file": str(layout.STATE / "certificates" / "ca.crt"),
    }
    return Process(
        "gateway",
        [str(layout.BUILD / "bin" / "copperplate-gateway")] + [f"--{name}={value}" for name, value in flags.items()],
        f"http://127.0.0.1:{ports.gateway_admin}/readyz",
    )


def all_processes(ports: layout.Ports) -> list[Process]:
    """In starting order; they stop the other way round."""
    return [_issuer(ports), _indicators(ports), _gateway(ports)]
