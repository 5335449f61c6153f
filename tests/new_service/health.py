"""Starts the built service SAMPLE of CHECKOUT alone, as the local stack does, and asks it for its health and its About.

    health.py CHECKOUT SAMPLE
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import grpc

CHECKOUT, NAME = Path(sys.argv[1]), sys.argv[2]
SERVING = b"\x08\x01"  # grpc.health.v1.HealthCheckResponse{status: SERVING}
READY_SECONDS = 30


def _free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


for variable, free in zip((f"{NAME.upper()}_PORT", f"{NAME.upper()}_ADMIN_PORT", "ISSUER_PORT"), _free_ports(3)):
    os.environ[variable] = str(free)
sys.path.insert(0, str(CHECKOUT / "deploy/local"))
from stack import cluster, layout, processes  # noqa: E402


def _ask(ports: layout.Ports, token: str) -> tuple[bytes, bytes]:
    """The replies to the health check and to GetAbout; both requests are empty messages."""
    authority = grpc.ssl_channel_credentials((layout.STATE / "certificates/ca.crt").read_bytes())
    with grpc.secure_channel(f"127.0.0.1:{ports.services[NAME]}", authority) as channel:
        health = channel.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=10)
        about = channel.unary_unary(f"/copperplate.{NAME}.v1.AboutService/GetAbout")(
            b"", timeout=10, metadata=[("authorization", f"Bearer {token}")])
    return health, about


def main() -> int:
    ports = layout.Ports.from_environment()
    started = [process for process in processes.all_processes(ports) if process.name in ("issuer", NAME)]
    layout.STATE.mkdir(parents=True, exist_ok=True)
    subprocess.run([str(CHECKOUT / "deploy/local/certificates/make"), str(layout.STATE / "certificates"), NAME], check=True)
    try:
        cluster.start()
        cluster.migrate([NAME])
        begun = time.monotonic()
        for process in started:
            process.start()
            process.wait_until_ready(READY_SECONDS)
        token = subprocess.run([str(CHECKOUT / "deploy/local/token"), "--roles", "viewer"], check=True, text=True,
                               stdout=subprocess.PIPE).stdout.strip()
        health, about = _ask(ports, token)
        newest = (CHECKOUT / "services" / NAME / "schema/sqitch.plan").read_text().splitlines()[-1].split()[0]
        if health != SERVING or newest.encode() not in about:
            raise SystemExit(f"health: {health!r}, about: {about!r}")
        print(f"{NAME} was ready after {time.monotonic() - begun:.1f} s, is SERVING, and its schema stands at {newest}")
    finally:
        for process in reversed(started):
            process.stop()
        cluster.stop()
    return 0


sys.exit(main())
