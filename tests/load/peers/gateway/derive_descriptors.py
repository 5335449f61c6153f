"""derive_descriptors.py IN OUT: a descriptor set that grpc-gateway 1.6's generators take, the same on the wire.

They refuse proto3 `optional`: such fields become plain ones. Our own options, which they do not know, go with the import
that brings them. Everything else stays, `google.api.http` above all.
"""

import sys
from pathlib import Path

from google.protobuf import descriptor_pb2

_OPTIONS = "copperplate/options/v1/options.proto"


def _drop_optional(message: descriptor_pb2.DescriptorProto) -> None:
    for field in message.field:
        if field.proto3_optional:
            field.ClearField("proto3_optional")
            field.ClearField("oneof_index")
    # protoc puts the oneof that stands for an `optional` after those that were written.
    written = 1 + max((field.oneof_index for field in message.field if field.HasField("oneof_index")), default=-1)
    del message.oneof_decl[written:]
    for nested in message.nested_type:
        _drop_optional(nested)


def derive(files: descriptor_pb2.FileDescriptorSet) -> descriptor_pb2.FileDescriptorSet:
    derived = descriptor_pb2.FileDescriptorSet()
    for file in files.file:
        if file.name == _OPTIONS:
            continue
        copy = derived.file.add()
        copy.CopyFrom(file)
        if _OPTIONS in copy.dependency:
            copy.dependency.remove(_OPTIONS)
        for message in copy.message_type:
            _drop_optional(message)
    return derived


def main() -> None:
    source, target = (Path(argument) for argument in sys.argv[1:])
    files = descriptor_pb2.FileDescriptorSet.FromString(source.read_bytes())
    target.write_bytes(derive(files).SerializeToString())


if __name__ == "__main__":
    main()
