#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"

namespace copperplate::events {

// What one change leaves in the feed and the audit trail.
struct Event {
  std::string id;  // UUID of version 7
  // Nothing: the database's clock when the event is written.
  std::optional<absl::Time> occurred_at;
  std::string actor;    // who did it: the token's subject
  std::string call_id;  // the call's id in the logs
  std::string type;     // `area.created`: the kind of resource and what happened to it
  std::string subject;  // the resource's name
  // The resource before and after, JSON, kept byte for byte: the hash covers it. Nothing where
  // there was, or is, none.
  std::optional<std::string> before;
  std::optional<std::string> after;
};

}  // namespace copperplate::events
