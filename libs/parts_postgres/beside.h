#pragma once

#include <functional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "libs/change/decided.h"
#include "libs/change_postgres/change_set.h"
#include "libs/parts/part.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"

namespace copperplate::parts_postgres {

// A change of a part that is decided and not written yet.
template <class Part>
struct Beside {
  const std::string& force;
  const std::string& root;
  const PartContent<Part>& content;  // of the root, before it
  const Decided<PartRecord<Part>>& decided;
};

// Adds to the set of a change of a part what it makes of others that its root holds: they are
// written, each with its event, behind the part and RootRows::Settle(). An error ends the change.
// May run again.
template <class Part>
using AddBeside = std::function<absl::Status(const Beside<Part>&, postgres::Transaction&,
                                             change_postgres::ChangeSet&)>;

// What the one adds, then what the other does.
template <class Part>
AddBeside<Part> BothBeside(AddBeside<Part> first, AddBeside<Part> second) {
  return [first = std::move(first), second = std::move(second)](
             const Beside<Part>& beside, postgres::Transaction& transaction,
             change_postgres::ChangeSet& changes) -> absl::Status {
    ABSL_RETURN_IF_ERROR(first(beside, transaction, changes));
    return second(beside, transaction, changes);
  };
}

}  // namespace copperplate::parts_postgres
