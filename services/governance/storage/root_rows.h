#pragma once

#include "libs/parts_postgres/part_storage.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {

// What parts lie below on PostgreSQL (libs/parts_postgres/part_rows.h).
template <class Root>
struct RootRows;

// The parts of one kind.
template <class Part>
using GovernanceParts = parts_postgres::PartStorage<Part, PartRows, RootRows>;

}  // namespace copperplate::governance
