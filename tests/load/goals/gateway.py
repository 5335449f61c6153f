"""P4 and P5: JSON through the gateway, against grpc-gateway before the same service."""

import functools
import json
from pathlib import Path
from typing import Any

from measuring import wrk
from measuring.bed import FORCE, MONTH, Bed
from measuring.compare import alternate
from measuring.goal import WrongAnswer, report
from peers import grpc_gateway

_DASHBOARD = f"/v1/forces/{FORCE}/dashboard?month={MONTH}"
_AREA = f"/v1/forces/{FORCE}/areas/{FORCE}"
_SECONDS = 4
_PEER = "grpc-gateway 1.6 (Go) before the same service"


def _url(port: int, path: str) -> str:
    return f"http://127.0.0.1:{port}{path}"


@functools.cache
def _peer_program() -> Path:
    return grpc_gateway.build()


def _start_peer(bed: Bed) -> int:
    return bed.peer("grpc_gateway", [str(_peer_program()), f"--backend=127.0.0.1:{bed.port('indicators')}",
                                     f"--backend_ca_file={bed.authority}"])


def without_defaults(value: Any) -> Any:
    """What is left when every field that holds its type's default is dropped: grpc-gateway prints those that are absent
    and cannot tell a zero that is set."""
    if isinstance(value, dict):
        kept = {name: without_defaults(field) for name, field in value.items()}
        return {name: field for name, field in kept.items() if field not in (None, "", "0", 0, False, [], {})
                and not str(field).endswith("_UNSPECIFIED")}
    if isinstance(value, list):
        return [without_defaults(item) for item in value]
    return value


def _same_answer(bed: Bed, ours: str, theirs: str) -> int:
    """How long our answer is. WrongAnswer where the two differ in more than defaults."""
    answers = [wrk.get(url, bed.token).body for url in (ours, theirs)]
    own, other = (without_defaults(json.loads(body)) for body in answers)
    if own != other:
        raise WrongAnswer(f"{ours} and {theirs} answer differently")
    return len(answers[0])


def _compare(bed: Bed, name: str, gateway: int, peer: int, path: str) -> None:
    ours, theirs = _url(gateway, path), _url(peer, path)
    json_bytes = _same_answer(bed, ours, theirs)
    for url in (ours, theirs):
        wrk.gets_per_second(url, bed.token, 1)
    compared = alternate(lambda: wrk.gets_per_second(ours, bed.token, _SECONDS),
                         lambda: wrk.gets_per_second(theirs, bed.token, _SECONDS))
    _same_answer(bed, ours, theirs)
    report(name, compared.ratio, {**compared.detail("replies a second", _PEER), "json_bytes": json_bytes})


def measure_dashboard(bed: Bed) -> None:
    peer = _start_peer(bed)
    forgetful, port = bed.another("gateway", reply_memory="0")
    forgetful.wait_until_ready()
    _compare(bed, "P4", port, peer, _DASHBOARD)
    forgetful.stop()
    _compare(bed, "P4-warm", bed.port("gateway"), peer, _DASHBOARD)


def measure_small_resource(bed: Bed) -> None:
    _compare(bed, "P5", bed.port("gateway"), _start_peer(bed), _AREA)
