#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate::api {

// The instant, cut to the microsecond; nothing where the message has none. Fault TIME_INVALID
// outside the years 1 to 9999.
std::optional<absl::Time> ReadInstant(bool present, const google::protobuf::Timestamp& value,
                                      absl::string_view field, Faults& faults);

// `time` is in the years 1 to 9999.
void WriteInstant(absl::Time time, google::protobuf::Timestamp& out);

}  // namespace copperplate::api
