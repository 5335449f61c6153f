"""Who comes and who goes, so that the strength at the end of each month is the one wanted."""

from datetime import date, timedelta

from reconstruction import months

from . import targets
from .chance import below
from .people import Person, Step, born_before, day_of, days_before, years_after

END = date(2019, 12, 18)
_IN_PROBATION = 104
_PROBATION_YEARS = 2
_REASONS = ("RESIGNED", "RESIGNED", "RESIGNED", "RESIGNED", "MOVED", "OTHER", "RETIRED")
# The papers' own days: nobody comes or goes in a way that would change them.
_PSV_DAYS = {months.parse("2018-05"): 8}


def specials() -> list[Person]:
    members = _flow("SPECIAL", joiners_a_month=(4, 4, 5), first_entry=date(2011, 4, 1))
    in_force = sorted((one for one in members if one.left() is None), key=lambda one: (one.entered(), one.id))
    probationers = {one.id for one in in_force[-_IN_PROBATION:]}
    for member in members:
        _activate(member, member.id not in probationers)
    for member in members:
        _take_leave(member)
    return members


def support_volunteers() -> list[Person]:
    members = _flow("PSV", joiners_a_month=(2, 1, 2), first_entry=date(2012, 1, 10))
    applicants = []
    for index in range(3):
        applied = date(2019, 10, 7) + timedelta(days=11 * index)
        id_ = f"psv-{len(members) + index + 1:04d}"
        steps = [Step("APPLIED", applied), Step("VETTING", applied + timedelta(days=9))]
        applicants.append(Person(id_, "PSV", born_before(applied, 18, 55, id_), "support-volunteer", steps, "NPPV2_ABBR", None))
    return members + applicants


def _flow(kind: str, joiners_a_month: tuple[int, ...], first_entry: date) -> list[Person]:
    wanted = targets.strengths(kind)
    first = wanted[targets.FIRST]
    days = (date(2015, 3, 20) - first_entry).days
    members = [_member(kind, index + 1, first_entry + timedelta(days=days * index // first)) for index in range(first)]
    present = list(members)
    for month in months.span(targets.FIRST + 1, targets.LAST - 1):
        coming = max(joiners_a_month[month % len(joiners_a_month)], wanted[month] - len(present))
        going = len(present) + coming - wanted[month]
        for leaver in sorted(present[: len(present) * 2 // 3], key=lambda one: below(1 << 40, "leaves", one.id))[:going]:
            day = day_of(month, 2 + below(25, "left", leaver.id))
            leaver.steps.append(Step("LEFT", day, _REASONS[below(len(_REASONS), "why", leaver.id)]))
            present.remove(leaver)
        for _ in range(coming):
            number = len(members) + 1
            day = day_of(month, 2 + below(_PSV_DAYS.get(month, 24) if kind == "PSV" else 24, "entered", kind, number))
            members.append(_member(kind, number, day))
            present.append(members[-1])
    return members


def _member(kind: str, number: int, entered: date) -> Person:
    """In force from the day on."""
    if kind == "SPECIAL":
        id_ = f"special-{number:04d}"
        steps = [
            Step("APPLIED", days_before(entered, 200)),
            Step("VETTING", days_before(entered, 170)),
            Step("INDUCTION", days_before(entered, 60)),
            Step("PROBATION", entered),
        ]
        return Person(id_, kind, born_before(entered, 19, 35, id_), "special-constable", steps, "RV", days_before(entered, 70))
    id_ = f"psv-{number:04d}"
    steps = [
        Step("APPLIED", days_before(entered, 120)),
        Step("VETTING", days_before(entered, 100)),
        Step("INDUCTION", days_before(entered, 20)),
        Step("ACTIVE", entered),
    ]
    return Person(id_, kind, born_before(entered, 18, 55, id_), "support-volunteer", steps, "NPPV2_ABBR", days_before(entered, 30))


def _activate(member: Person, at_all: bool) -> None:
    """After two years, where somebody is still there by then."""
    entered = member.entered()
    assert entered is not None
    day = years_after(entered, _PROBATION_YEARS) + timedelta(days=4)
    left = member.left()
    if at_all and day <= END and (left is None or day < left):
        place = next(place for place, step in enumerate(member.steps) if step.state == "PROBATION") + 1
        member.steps.insert(place, Step("ACTIVE", day))


def _take_leave(member: Person) -> None:
    """A few, for months; nobody's leave touches the end, and who leaves has come back before."""
    active = next((step.day for step in member.steps if step.state == "ACTIVE"), None)
    if active is None or below(12, "takes leave", member.id) != 0:
        return
    begins = active + timedelta(days=30 + below(500, "leave", member.id))
    ends = begins + timedelta(days=60 + below(120, "how long", member.id))
    if ends >= (member.left() or END):
        return
    place = next(place for place, step in enumerate(member.steps) if step.state == "ACTIVE") + 1
    member.steps[place:place] = [Step("ON_LEAVE", begins, expected_return=ends), Step("ACTIVE", ends)]
