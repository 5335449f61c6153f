"""What is loaded, in which order. What is there already stays as it is, so a second run changes nothing."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reconstruction import table
from reconstruction.observations import AREA as FORCE

from .gateway import Gateway, GatewayError

_PARENT = f"/v1/forces/{FORCE}"
_SOURCE = "Demonstration data: the dashboard of 31 March 2018, its months reconstructed"


@dataclass(frozen=True)
class Loaded:
    """How many areas, indicators, printed cells and figures this run wrote, and dashboards it published."""

    areas: int
    indicators: int
    printed_cells: int
    figures: int
    dashboards: int


def load(gateway: Gateway, observations: Path) -> Loaded:
    """Loads everything. Raises GatewayError at the first refusal; a later run goes on from there."""
    return Loaded(
        areas=_create(gateway, "areas", "areaId", _areas()),
        indicators=_create(gateway, "indicators", "indicatorId", table.definitions()),
        printed_cells=int(
            gateway.post(f"{_PARENT}/printedCells:import", {"printedCells": printed_cells()}).get("changedCount", 0)
        ),
        figures=_import(gateway, observations.read_bytes()),
        dashboards=_publish_dashboard(gateway),
    )


def _publish_dashboard(gateway: Gateway) -> int:
    """Publishes the dashboard that the Board has before it on 10 May 2018, where none of its month, area and profile is."""
    month = _printed_page()["month"]
    own = {"month": month, "area": f"forces/{FORCE}/areas/{FORCE}", "profile": ""}
    published = gateway.list(f"{_PARENT}/snapshots", "snapshots")
    if any(own.items() <= snapshot.items() for snapshot in published):
        return 0
    gateway.post(f"{_PARENT}/snapshots", {"month": month})
    return 1


def _printed_page() -> dict[str, Any]:
    page: dict[str, Any] = json.loads((table.ROOT / "printed_cells.json").read_text(encoding="utf-8"))
    return page


def _areas() -> list[dict[str, Any]]:
    areas: list[dict[str, Any]] = json.loads((table.ROOT / "areas.json").read_text(encoding="utf-8"))
    for area in areas:
        for parent in area.get("parents", []):
            parent["area"] = f"forces/{FORCE}/areas/{parent['area']}"
    return areas


def printed_cells() -> list[dict[str, Any]]:
    """The cells of printed_cells.json as the API takes them."""
    page = _printed_page()
    cells = [{**cell, "column": "PEERS"} for cell in page["peers"]]
    cells += [
        {key: value for key, value in cell.items() if key != "computed"}
        for cell in (*page["exceptions"], *page["verdicts"])
    ]
    return [
        {
            **cell,
            "indicator": f"forces/{FORCE}/indicators/{cell['indicator']}",
            "month": page["month"],
            "source": page["source"],
        }
        for cell in cells
    ]


def _create(gateway: Gateway, collection: str, id_parameter: str, wanted: list[dict[str, Any]]) -> int:
    """Creates those of `wanted` that the force does not have; returns how many."""
    found = gateway.list(f"{_PARENT}/{collection}", collection)
    there = {str(resource["name"]).rpartition("/")[2] for resource in found}
    created = 0
    for resource in wanted:
        id_ = str(resource["id"])
        if id_ in there:
            continue
        body = {key: value for key, value in resource.items() if key != "id"}
        try:
            gateway.post(f"{_PARENT}/{collection}", body, {id_parameter: id_})
            created += 1
        except GatewayError as error:
            # Another loader was faster.
            if error.status != "ALREADY_EXISTS":
                raise
    return created


def _import(gateway: Gateway, content: bytes) -> int:
    """Imports the figures as a batch named after their content; returns how many changed."""
    batch = "demonstration-" + hashlib.sha256(content).hexdigest()[:12]
    try:
        if gateway.get(f"{_PARENT}/batches/{batch}").get("state") == "APPLIED":
            return 0
    except GatewayError as error:
        if error.status != "NOT_FOUND":
            raise
    answer = gateway.post_csv(
        f"{_PARENT}/observations:import",
        content,
        {"batchId": batch, "source": _SOURCE, "revisionReason": "The demonstration data was made anew."},
    )
    # 64-bit numbers are strings in protobuf's JSON.
    return int(answer.get("insertedCount", 0)) + int(answer.get("revisedCount", 0))
