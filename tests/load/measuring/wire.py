"""Messages and calls of the services, from their descriptor set: no generated code."""

import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import Message

INDICATORS = "copperplate.indicators.v1"
VOLUNTEERS = "copperplate.volunteers.v1"


class Messages:
    """The message types of one descriptor set, each by its name in the package."""

    def __init__(self, descriptors: Path, package: str = INDICATORS) -> None:
        self._package = package
        files = descriptor_pb2.FileDescriptorSet.FromString(descriptors.read_bytes())
        self._pool = descriptor_pool.DescriptorPool()
        for file in files.file:
            self._pool.Add(file)

    def make(self, name: str, /, **fields: Any) -> Message:
        descriptor = self._pool.FindMessageTypeByName(f"{self._package}.{name}")
        return message_factory.MessageFactory(self._pool).GetPrototype(descriptor)(**fields)

    def parse(self, name: str, data: bytes) -> Any:
        message = self.make(name)
        message.ParseFromString(data)
        return message

    def enum(self, name: str) -> dict[str, int]:
        """Numbers by name."""
        descriptor = self._pool.FindEnumTypeByName(f"{self._package}.{name}")
        return {value.name: value.number for value in descriptor.values}


def framed(message: bytes) -> bytes:
    """As gRPC sends it: not compressed, its length, itself."""
    return struct.pack(">BI", 0, len(message)) + message


class Channel:
    """Calls that take and give bytes. `port` is the service's, on loopback."""

    def __init__(self, port: int, authority: Path, token: str, package: str = INDICATORS) -> None:
        self._package = package
        self._channel = grpc.secure_channel(
            f"127.0.0.1:{port}", grpc.ssl_channel_credentials(authority.read_bytes()),
            options=[("grpc.max_receive_message_length", 64 << 20)])
        self._metadata = (("authorization", f"Bearer {token}"),)

    def unary(self, method: str, request: bytes, seconds: float = 30) -> bytes:
        """`method` is `Service/Method`. grpc.RpcError where the call fails."""
        reply: bytes = self._channel.unary_unary(f"/{self._package}.{method}")(
            request, metadata=self._metadata, timeout=seconds)
        return reply

    def stream(self, method: str, requests: Iterable[bytes], seconds: float = 300) -> bytes:
        reply: bytes = self._channel.stream_unary(f"/{self._package}.{method}")(
            iter(requests), metadata=self._metadata, timeout=seconds)
        return reply

    def close(self) -> None:
        self._channel.close()
