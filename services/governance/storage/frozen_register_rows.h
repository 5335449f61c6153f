// What the publication of an agenda freezes of the registers of its pack, in its own transaction.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/pack_registers.h"
#include "services/governance/domain/as_known.h"

namespace copperplate::governance {

// Holds what the registers of a pack of the body, and the settings that they are told by, are
// counted by, so that none of it changes to the transaction's end, and gives the instant of that.
//
// The order of locks: the publication has locked the row of the body, and not yet that of the
// meeting. Changes of what is held lock their counter first and then what they refer to: of a body
// that it is not deleted, which does not wait for the publication, and of a meeting. A change of
// the forward plan may take the counter of actions behind its own, so that comes last here.
absl::StatusOr<absl::Time> HoldRegisters(postgres::Transaction& transaction,
                                         const std::string& force, const std::string& body);

// Of what and for whom the registers of a pack are told.
struct RegistersAsked {
  std::string body;     // id
  std::string meeting;  // resource name
  AsKnown known;
};

// What they are made of, with what is sensitive.
absl::StatusOr<RegistersRead> ReadRegisters(postgres::Session& session, const std::string& force,
                                            const RegistersAsked& asked);

// `meeting` is the path of the meeting.
absl::Status InsertFrozen(postgres::Transaction& transaction, absl::string_view force,
                          const PartPath& meeting, const std::vector<FrozenRegister>& registers);

// Those of the meeting, by register.
absl::StatusOr<std::vector<FrozenRegister>> ReadFrozen(postgres::Session& session,
                                                       absl::string_view force,
                                                       const PartPath& meeting);

// Resource names of what in the registers of a pack of the body is sensitive now.
absl::StatusOr<std::vector<std::string>> ReadSensitiveNow(postgres::Session& session,
                                                          absl::string_view force,
                                                          absl::string_view body);

}  // namespace copperplate::governance
