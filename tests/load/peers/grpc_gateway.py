"""Builds the Go peer: grpc-gateway, its handlers generated from our protos, offline from Debian's packages."""

import os
import sys
from pathlib import Path

from support import tool
from support.stack import BUILD

_SOURCES = Path(__file__).parent / "gateway"
_PACKAGE = "copperplate/indicators/v1"
_MESSAGES = ("area", "indicator", "series_break", "dashboard", "dashboard_service", "area_service")
_SERVICES = ("dashboard_service", "area_service")
_GO_PACKAGES = {
    "google/api/annotations.proto": "google.golang.org/genproto/googleapis/api/annotations",
    "google/protobuf/timestamp.proto": "github.com/golang/protobuf/ptypes/timestamp",
    "google/protobuf/field_mask.proto": "google.golang.org/genproto/protobuf/field_mask",
    **{f"{_PACKAGE}/{name}.proto": _PACKAGE for name in _MESSAGES},
}


def _paths(names: tuple[str, ...]) -> list[str]:
    return [f"{_PACKAGE}/{name}.proto" for name in names]


def build() -> Path:
    """The path of the program. Go's own cache makes a second build quick."""
    folder = BUILD / "bench" / "grpc_gateway"
    sources = folder / "src"
    sources.mkdir(parents=True, exist_ok=True)
    derived = folder / "derived.binpb"
    tool.run([sys.executable, "-B", _SOURCES / "derive_descriptors.py", BUILD / "descriptors" / "indicators.binpb", derived])
    packages = ",".join(f"M{proto}={package}" for proto, package in _GO_PACKAGES.items())
    protoc = ["protoc", f"--descriptor_set_in={derived}"]
    tool.run([*protoc, f"--go_out=plugins=grpc,{packages}:{sources}", *_paths(_MESSAGES)])
    tool.run([*protoc, f"--grpc-gateway_out={packages}:{sources}", *_paths(_SERVICES)])
    program = folder / "grpc_gateway"
    environment = {**os.environ, "GOPATH": f"{folder}:/usr/share/gocode", "GO111MODULE": "off", "GOFLAGS": "",
                   "GOPROXY": "off", "GOCACHE": str(folder / "cache")}
    tool.run(["go", "build", "-o", program, _SOURCES / "main.go"], environment=environment, seconds=300)
    return program
