"""A gRPC client that knows no proto of ours: it learns the services from the server's reflection."""

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_PACKAGE = "grpc.reflection.v1alpha"


def _reflection_messages():
    """The few messages of grpc.reflection.v1alpha that are needed, by hand: Debian ships no Python module for them."""
    text, data, message = (
        descriptor_pb2.FieldDescriptorProto.TYPE_STRING,
        descriptor_pb2.FieldDescriptorProto.TYPE_BYTES,
        descriptor_pb2.FieldDescriptorProto.TYPE_MESSAGE,
    )
    file = descriptor_pb2.FileDescriptorProto(name="reflection.proto", package=_PACKAGE, syntax="proto3")

    def add(name, *fields):
        added = file.message_type.add(name=name)
        for number, field, kind, of, repeated in fields:
            made = added.field.add(name=field, number=number, type=kind, label=3 if repeated else 1)
            if of:
                made.type_name = f".{_PACKAGE}.{of}"

    add("Request", (3, "file_by_filename", text, None, False), (4, "file_containing_symbol", text, None, False),
        (7, "list_services", text, None, False))
    add("Files", (1, "file_descriptor_proto", data, None, True))
    add("Service", (1, "name", text, None, False))
    add("Services", (1, "service", message, "Service", True))
    add("Response", (4, "file_descriptor_response", message, "Files", False),
        (6, "list_services_response", message, "Services", False))
    pool = descriptor_pool.DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    return [message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(f"{_PACKAGE}.{name}"))
            for name in ("Request", "Response")]


class Client:
    """Calls any method the server offers; requests and replies are messages made from its descriptors."""

    def __init__(self, address: str, ca_file: str, token: str) -> None:
        with open(ca_file, "rb") as file:
            credentials = grpc.ssl_channel_credentials(file.read())
        self.channel = grpc.secure_channel(address, credentials)
        self.metadata = (("authorization", f"Bearer {token}"),)
        self._request, self._response = _reflection_messages()
        self._pool = descriptor_pool.DescriptorPool()
        self._known: set[str] = set()

    def close(self) -> None:
        self.channel.close()

    def services(self) -> list[str]:
        answer = self._ask(list_services="*")
        return [service.name for service in answer.list_services_response.service]

    def _ask(self, **what):
        call = self.channel.stream_stream(
            f"/{_PACKAGE}.ServerReflection/ServerReflectionInfo",
            request_serializer=self._request.SerializeToString, response_deserializer=self._response.FromString)
        return next(call(iter([self._request(**what)]), metadata=self.metadata, timeout=10))

    def _load(self, **what) -> None:
        files = {}
        for data in self._ask(**what).file_descriptor_response.file_descriptor_proto:
            file = descriptor_pb2.FileDescriptorProto.FromString(data)
            files[file.name] = file
        for file in files.values():
            self._add(file, files)

    def _add(self, file, files) -> None:
        if file.name in self._known:
            return
        self._known.add(file.name)
        for dependency in file.dependency:
            if dependency in files:
                self._add(files[dependency], files)
            elif dependency not in self._known:
                self._load(file_by_filename=dependency)
        self._pool.AddSerializedFile(file.SerializeToString())

    def _method(self, name: str):
        service, _, method = name.rpartition("/")
        try:
            found = self._pool.FindServiceByName(service)
        except KeyError:
            self._load(file_containing_symbol=service)
            found = self._pool.FindServiceByName(service)
        return found.methods_by_name[method]

    def message(self, descriptor):
        return message_factory.MessageFactory(self._pool).GetPrototype(descriptor)

    def request_of(self, method: str):
        return self.message(self._method(method).input_type)

    def unary(self, method: str, timeout: float = 30, **fields):
        """`method` is `package.Service/Method`."""
        descriptor = self._method(method)
        request, reply = self.message(descriptor.input_type), self.message(descriptor.output_type)
        call = self.channel.unary_unary("/" + method, request_serializer=request.SerializeToString,
                                        response_deserializer=reply.FromString)
        return call(request(**fields), metadata=self.metadata, timeout=timeout)

    def send(self, method: str, messages, timeout: float = 60):
        """A client stream of `messages` (dicts of fields)."""
        descriptor = self._method(method)
        request, reply = self.message(descriptor.input_type), self.message(descriptor.output_type)
        call = self.channel.stream_unary("/" + method, request_serializer=request.SerializeToString,
                                         response_deserializer=reply.FromString)
        return call((request(**fields) for fields in messages), metadata=self.metadata, timeout=timeout)
