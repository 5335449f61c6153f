// How a resource is changed, the same way for every resource. The port opens one transaction and in
// it, in this order: takes the lock of the force's revisions; answers a repeated request_id with
// its first result; reads what the rules look at; calls `decide`, which is pure; writes the
// version, the revision, the event and the request. All of it is committed or none.
//
// The event's before and after are the resource as the API prints it, JSON that transport makes
// and storage keeps as it is. A repeat is answered from the after-image, so it gets the very reply
// of the first time, whatever happened to the resource since.
#pragma once

#include <string>
#include <variant>

#include "absl/functional/function_ref.h"

namespace copperplate::indicators {

enum class WriteMode {
  kWrite,
  // Every check, nothing written: no revision, no event, no request. The record given back has no
  // header.
  kValidateOnly,
};

// What the caller got when it sent this request for the first time: the event's after-image.
struct FirstResult {
  std::string image;
};

// The record as written, or the first result of a repeat.
template <typename Record>
using Changed = std::variant<Record, FirstResult>;

// The record's image for the event, JSON. Called inside the transaction, perhaps more than once:
// must depend on the record alone.
template <typename Record>
using PrintImage = absl::FunctionRef<std::string(const Record&)>;

}  // namespace copperplate::indicators
