// How a resource is changed, the same way for every resource. The port opens one transaction and in
// it, in this order: takes the lock under which the resource's changes follow one another, where it
// has one; answers a repeated request_id with its first reply; reads what the rules look at and
// decides; writes the version, its event and the request. All of it is committed or none.
#pragma once

#include <string>
#include <variant>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "libs/change/record_image.h"
#include "libs/status/error.h"

namespace copperplate {

enum class WriteMode {
  kWrite,
  // Every check, nothing written: no event, no request. The record given back has no header.
  kValidateOnly,
};

// What the caller was answered when it sent this request for the first time, whatever happened to
// the resource since.
struct FirstResult {
  std::string reply;  // the reply's message, serialised
};

// The record as written, or the first result of a repeat.
template <typename Record>
using Changed = std::variant<Record, FirstResult>;

// The record as the API prints it: what the event keeps of it before and after the change.
// Called inside the transaction, perhaps more than once: must depend on the record alone.
template <typename Record>
using PrintImage = absl::FunctionRef<RecordImage(const Record&)>;

// The reply to the call that wrote the record, serialised: what a repeat is answered. Called as
// PrintImage is, where the request may be sent again.
template <typename Record>
using PrintReply = absl::FunctionRef<std::string(const Record&)>;

// What transport hands to a change. Views both, as absl::FunctionRef does.
template <typename Record>
struct Printer {
  PrintImage<Record> image;
  PrintReply<Record> reply;
};

// The answer to a request_id that its caller has used for another request.
inline absl::Status RequestIdReused() {
  return Error(absl::StatusCode::kAlreadyExists, "REQUEST_ID_REUSED",
               "the request_id was used for another request")
      .Build();
}

}  // namespace copperplate
