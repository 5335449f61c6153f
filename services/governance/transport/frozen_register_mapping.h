// The registers of a pack as they are frozen, and as they are shown afterwards.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "copperplate/governance/v1/pack.pb.h"
#include "services/governance/app/pack_registers.h"

namespace copperplate::governance {

// PrintRegisters: the messages of the pack, of recommendations all rows.
std::vector<FrozenRegister> PrintFrozen(const std::string& force, const Meeting& meeting,
                                        const PackRegisters& registers);

// Writes what `frozen` has into the parts of the pack, with its digests, but for risks that are
// there already. One who may see the `whole` sees it as it was frozen, and `reads` gets what of it
// is sensitive; to another what was sensitive then, or is now, is not shown. DATA_LOSS where a
// content cannot be read.
absl::Status WriteFrozen(const FrozenRegisters& frozen, bool whole, v1::Pack& out,
                         SensitiveReads& reads);

}  // namespace copperplate::governance
