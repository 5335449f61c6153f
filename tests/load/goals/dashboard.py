"""P1: the dashboard over gRPC, warm and with every check, against a server that only fills and serialises it."""

from support.stack import BUILD

from measuring import wire
from measuring.bed import FORCE, MONTH, Bed
from measuring.compare import alternate
from measuring.goal import WrongAnswer, report
from measuring.h2load import Call, Shape, calls_per_second, requests_for

METHOD = "DashboardService/GetDashboard"
_SHAPE = Shape(clients=4, streams=16)
_SECONDS = 3.0


def request(bed: Bed, **fields: object) -> bytes:
    return bed.messages.make("GetDashboardRequest", name=f"forces/{FORCE}/dashboard", month=MONTH,
                             **fields).SerializeToString()


def whole_dashboard(bed: Bed, reply: bytes) -> None:
    """WrongAnswer unless it has every row, and sentences."""
    rows = bed.messages.parse("Dashboard", reply).rows
    if len(rows) != 42 or not any(row.benchmark.sentence for row in rows):
        raise WrongAnswer(f"a dashboard of {len(rows)} rows, or without sentences")


def measure(bed: Bed) -> None:
    asked = request(bed)
    reply = bed.channel().unary(METHOD, asked)
    whole_dashboard(bed, reply)
    certificate, key = bed.certificate()
    peer = bed.peer("plain_server", [
        str(BUILD / "bench" / "bench_plain_server"), f"--reply_file={bed.write('dashboard.bin', reply)}",
        f"--tls_certificate_file={certificate}", f"--tls_key_file={key}"])
    if bed.channel(peer).unary(METHOD, asked) != reply:
        raise WrongAnswer("the peer's dashboard is not the service's")

    body = bed.write("get_dashboard.body", wire.framed(asked))
    calls = [Call(f"https://127.0.0.1:{port}/copperplate.indicators.v1.{METHOD}", body, bed.token, len(reply))
             for port in (bed.port("indicators"), peer)]
    ours, theirs = [(call, _SHAPE, requests_for(call, _SHAPE, _SECONDS)) for call in calls]
    compared = alternate(lambda: calls_per_second(*ours), lambda: calls_per_second(*theirs))
    if bed.channel().unary(METHOD, asked) != reply:
        raise WrongAnswer("the dashboard changed while it was measured")
    report("P1", compared.ratio, {
        **compared.detail("calls a second", "C++ callback server, the same message filled and serialised, TLS as ours"),
        "reply_bytes": len(reply), "clients": _SHAPE.clients, "streams": _SHAPE.streams})
