"""The protos are the text of the API's description: every service, method, message, field and enum of ours says what it is."""

import os
import pathlib
import unittest

from google.protobuf import descriptor_pb2

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("COPPERPLATE_BUILD", ROOT / "build" / "release"))

# Field numbers of descriptor.proto: a location's path goes by them.
SERVICE, METHOD = 6, 2
MESSAGE, FIELD, NESTED, NESTED_ENUM = 4, 2, 3, 4
ENUM = 5


def message_parts(message, path, name):
    yield name, path
    for i, field in enumerate(message.field):
        yield f"{name}.{field.name}", path + (FIELD, i)
    for i, nested in enumerate(message.nested_type):
        if not nested.options.map_entry:
            yield from message_parts(nested, path + (NESTED, i), f"{name}.{nested.name}")
    for i, enum in enumerate(message.enum_type):
        yield f"{name}.{enum.name}", path + (NESTED_ENUM, i)


def parts(file):
    """Name and path of everything in a file that needs a comment."""
    for i, service in enumerate(file.service):
        yield service.name, (SERVICE, i)
        for j, method in enumerate(service.method):
            yield f"{service.name}.{method.name}", (SERVICE, i, METHOD, j)
    for i, message in enumerate(file.message_type):
        yield from message_parts(message, (MESSAGE, i), message.name)
    for i, enum in enumerate(file.enum_type):
        yield enum.name, (ENUM, i)


class ProtosTest(unittest.TestCase):
    maxDiff = None

    def test_everything_has_a_comment(self):
        uncommented, seen = [], 0
        for path in sorted((BUILD / "descriptors").glob("*.binpb")):
            files = descriptor_pb2.FileDescriptorSet.FromString(path.read_bytes())
            for file in files.file:
                if not file.name.startswith("copperplate/"):
                    continue
                told = {tuple(location.path) for location in file.source_code_info.location
                        if location.leading_comments or location.trailing_comments}
                for name, where in parts(file):
                    seen += 1
                    if where not in told:
                        uncommented.append(f"{file.name}: {name}")
        self.assertGreater(seen, 100)
        self.assertEqual(uncommented, [])


if __name__ == "__main__":
    unittest.main()
