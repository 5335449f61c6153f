"""Watch groups, and what Speedwatch counted."""

import itertools

from reconstruction.observations import AREA as FORCE
from volunteering import speedwatch

from .gateway import Gateway
from .resources import body, create, missing

_PARENT = f"/v1/forces/{FORCE}"


def load_watch_groups(gateway: Gateway) -> int:
    """Adds the groups that are not there, before the people who are of them; returns how many."""
    return create(gateway, f"{_PARENT}/watchGroups", "watchGroups", "watchGroupId", speedwatch.groups())


def load_sessions(gateway: Gateway) -> int:
    """Adds who coordinates, sites and sessions, behind the people; returns how many. Where the people are older than Speedwatch's
    part of the demonstration, and stay as they are, there are none."""
    by_group = {}
    for group, found in itertools.groupby(sorted(speedwatch.sessions(), key=lambda one: one.group), key=lambda one: one.group):
        by_group[group] = list(found)
    first = next(iter(by_group))
    if missing(gateway, f"{_PARENT}/volunteers/{speedwatch.operators_of(first)[0]}"):
        return 0
    written = 0
    for group, sessions in by_group.items():
        path = f"{_PARENT}/watchGroups/{group}"
        site = speedwatch.site()
        if missing(gateway, f"{path}/sites/{site['id']}"):
            # First, so that a run that ends between the two goes on here.
            gateway.patch(path, {"coordinator": f"forces/{FORCE}/volunteers/{speedwatch.operators_of(group)[0]}"},
                          {"updateMask": "coordinator"})
            gateway.post(f"{path}/sites", body(site), {"siteId": site["id"]})
            written += 1
        written += create(gateway, f"{path}/sessions", "sessions", "sessionId",
                          ({"id": one.id, **one.body()} for one in sessions))
    return written
