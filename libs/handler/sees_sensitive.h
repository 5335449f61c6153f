#pragma once

#include "libs/rpc/call_context.h"

namespace copperplate::handler {

// Whether the caller may read what is marked OFFICIAL_SENSITIVE (libs/marking): an analyst, a
// publisher or an admin of the call's force, who work on what it keeps or publish it; not who reads
// it alone, and not one who has such a role for another force.
bool SeesSensitive(const rpc::CallContext& call);

}  // namespace copperplate::handler
