"""Calls EchoService/Say on the address given and prints what a foreign client sees of the status: its code, the size of
its details, the reason, the faultCount and how many faults it lists."""

import sys

import grpc


def fields(data):
    """The fields of a protobuf message: (number, value) with the value an int or bytes."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        tag = varint()
        if tag & 7 == 0:
            yield tag >> 3, varint()
        else:
            length = varint()
            yield tag >> 3, data[at : at + length]
            at += length


def first(data, number):
    return next((value for key, value in fields(data) if key == number), b"")


def main():
    channel = grpc.insecure_channel(sys.argv[1])
    say = channel.unary_unary("/copperplate.rpc.testdata.EchoService/Say")
    name = b"forces/essex"
    try:
        say(bytes([10, len(name)]) + name, metadata=[("authorization", "Bearer t;essex=analyst")], timeout=30)
    except grpc.RpcError as error:
        trailers = dict(error.trailing_metadata())
        details = trailers.get("grpc-status-details-bin", b"")
        by_type = {first(any_, 1).split(b".")[-1]: first(any_, 2) for key, any_ in fields(details) if key == 3}
        info = by_type[b"ErrorInfo"]
        metadata = {first(entry, 1): first(entry, 2) for key, entry in fields(info) if key == 3}
        faults = sum(1 for key, _ in fields(by_type[b"BadRequest"]) if key == 1)
        print(error.code().name, len(details), first(info, 1).decode(), metadata[b"faultCount"].decode(), faults)


main()
