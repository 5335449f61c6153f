// What a change of a watch group or of a session has to fit that lies outside its root: people, and
// what was recorded. Nothing else is written with it.
#pragma once

#include "libs/parts_postgres/beside.h"
#include "services/volunteers/app/ports/watch_parts.h"

namespace copperplate::volunteers {

// INVALID_ARGUMENT, the faults of domain CheckGroupAmong().
parts_postgres::AddBeside<WatchGroup> GroupChecked();

// INVALID_ARGUMENT, SITE_UNKNOWN of `site`, OPERATOR_UNKNOWN of `operators[i]` and VOLUNTEER_MERGED
// of one whose record was merged into another and who was not there before; then
// FAILED_PRECONDITION, what domain CheckSession() finds missing. Of a session whose site, time and
// operators stay as they are nothing is asked: they were judged when they were recorded.
parts_postgres::AddBeside<SpeedwatchSession> SessionChecked();

}  // namespace copperplate::volunteers
