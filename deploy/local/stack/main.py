"""`make run` and `make stop`."""

import argparse
import os
import signal
import subprocess
import sys
import time

from stack import cluster, layout
from stack.cluster import ClusterError
from stack.process import Process, ProcessError, port_is_free
from stack.processes import all_processes, feed_token_file

# The first start may have to wait for the disk; later ones take well under a second.
READY_SECONDS = 30


def _check_ports(ports: layout.Ports) -> None:
    busy = [f"port {port} is in use: set {name} to another" for name, port in ports.by_name().items()
            if not port_is_free(port)]
    if busy:
        raise ProcessError("\n".join(busy))


def _run_tool(command: list[str], what: str) -> str:
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          cwd=layout.CHECKOUT)
    if done.returncode != 0:
        raise ProcessError(f"{what} failed:\n{(done.stderr or done.stdout).strip()}")
    return done.stdout.strip()


def _token(roles: str, *options: str) -> str:
    return _run_tool([str(layout.CHECKOUT / "deploy/local/token"), "--roles", roles, "--force", "cambridgeshire", *options],
                     "asking the issuer for a token")


def _write_feed_token() -> None:
    """For a day: in earnest it is renewed by whatever hands out tokens to systems."""
    feed_token_file().touch(mode=0o600)
    feed_token_file().write_text(_token("analyst", "--ttl", "24h", "--subject", "volunteers-feed"), encoding="ascii")


def _load_demonstration(gateway: str) -> None:
    done = subprocess.run(
        [sys.executable, "-B", str(layout.CHECKOUT / "deploy/demonstration/load.py"), gateway,
         str(layout.STATE / "demonstration")],
        check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "COPPERPLATE_TOKEN": _token("admin"),
             "COPPERPLATE_SIGNER_TOKEN": _token("publisher", "--subject", "local-second-person")})
    if done.returncode != 0:
        raise ProcessError(f"loading the demonstration data failed:\n{done.stdout.strip()}")


def _print_dashboard(gateway: str) -> None:
    sys.stdout.flush()
    subprocess.run(
        [str(layout.BUILD / "bin" / "copperplate"), "dashboard", "--gateway", gateway, "--force", "cambridgeshire",
         "--month", "2018-03"],
        check=True, env={**os.environ, "COPPERPLATE_TOKEN": _token("viewer")})


def _print_addresses(ports: layout.Ports, gateway: str) -> None:
    authority = layout.STATE / "certificates" / "ca.crt"
    services = "\n".join(
        f"{name:<12} 127.0.0.1:{port}   gRPC with TLS, CA {authority}" for name, port in ports.services.items())
    print(f"""
gateway      {gateway}   (OpenAPI: {gateway}/openapi.json)
{services}
a token      deploy/local/token --roles admin --force cambridgeshire
a request    curl -H "Authorization: Bearer $(deploy/local/token --roles viewer)" \\
               '{gateway}/v1/forces/cambridgeshire/dashboard?month=2018-03'
logs         {layout.STATE / "log"}
""", flush=True)


def _stop(processes: list[Process]) -> None:
    for process in reversed(processes):
        process.stop()
    cluster.stop()


def _start(processes: list[Process], ports: layout.Ports, gateway: str) -> None:
    layout.STATE.mkdir(parents=True, exist_ok=True)
    _check_ports(ports)
    _run_tool([str(layout.CHECKOUT / "deploy/local/certificates/make"), str(layout.STATE / "certificates"),
               *layout.SERVICES, "gateway"], "making certificates")
    cluster.start()
    cluster.migrate(layout.SERVICES)
    for process in processes:
        process.start()
        process.wait_until_ready(READY_SECONDS)
        if process.name == "issuer":
            _write_feed_token()
    _load_demonstration(gateway)


def _is_up(processes: list[Process]) -> bool:
    return cluster.running() and all(process.pid() is not None for process in processes)


def _refuse_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def run(detach: bool) -> int:
    ports = layout.Ports.from_environment()
    gateway = f"http://127.0.0.1:{ports.gateway}"
    processes = all_processes(ports)
    # What was up before is not ours to stop.
    ours = False
    # SIGTERM as Ctrl-C: while starting it ends what is up already, as it does later.
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        if _is_up(processes) and not any(process.is_outdated() for process in processes):
            print("the stack is running already")
        else:
            began = time.monotonic()
            ours = True
            for process in reversed(processes):
                process.stop()
            _start(processes, ports, gateway)
            print(f"the stack is up after {time.monotonic() - began:.1f} s\n")
        _print_dashboard(gateway)
        _print_addresses(ports, gateway)
        if detach:
            return 0
        ours = True
        print("Ctrl-C stops all of it.", flush=True)
        return _watch(processes)
    except KeyboardInterrupt:
        _refuse_signals()
        if ours:
            print("\nstopping", flush=True)
            _stop(processes)
        return 0
    except (ClusterError, ProcessError, subprocess.CalledProcessError, OSError) as error:
        _refuse_signals()
        print(f"run: {error}", file=sys.stderr)
        if ours:
            _stop(processes)
        return 1


def _watch(processes: list[Process]) -> int:
    while True:
        for process in processes:
            if process.pid() is None:
                raise ProcessError(f"{process.name} ended; the end of {process.log}:\n{process.log_tail()}")
        time.sleep(0.5)


def stop() -> int:
    _stop(all_processes(layout.Ports.from_environment()))
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="deploy/local/run")
    parser.add_argument("verb", choices=["run", "stop"], nargs="?", default="run")
    parser.add_argument("--detach", action="store_true", help="return when the stack is ready")
    arguments = parser.parse_args()
    return stop() if arguments.verb == "stop" else run(arguments.detach)
