"""Resources as the seeds hold them, a dictionary with its `id` each, looked up and created one by one."""

from typing import Any, Iterable

from .gateway import Gateway, GatewayError


def missing(gateway: Gateway, path: str) -> bool:
    try:
        gateway.get(path)
    except GatewayError as error:
        if error.status == "NOT_FOUND":
            return True
        raise
    return False


def create(gateway: Gateway, path: str, field: str, id_parameter: str, wanted: Iterable[dict[str, Any]]) -> int:
    """Creates those of `wanted` that the list at `path` does not have; returns how many."""
    there = {id_of(resource) for resource in gateway.list(path, field)}
    absent = [resource for resource in wanted if resource["id"] not in there]
    for resource in absent:
        gateway.post(path, body(resource), {id_parameter: resource["id"]})
    return len(absent)


def body(resource: dict[str, Any], *without: str) -> dict[str, Any]:
    """What is sent of one: all but its id and the keys named."""
    return {key: value for key, value in resource.items() if key not in ("id", *without)}


def id_of(resource: dict[str, Any]) -> str:
    """Of a resource as the API gives it."""
    return str(resource["name"]).rpartition("/")[2]
