#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/plan.h"
#include "services/gateway/json/scalar.h"
#include "services/gateway/routes/route.h"

namespace copperplate::gateway {

// A FieldPath with the plan of each field.
using PlanPath = std::vector<const FieldPlan*>;

// How a request to one route becomes its message. Immutable; lives no longer than what it points
// to.
struct RequestPlan {
  RequestPlan(const Route& route, const PlanSet& types);

  const Route& route;
  const PlanSet& types;
  const MessagePlan& message;
  std::vector<PlanPath> variables;   // one for each of route.path.variables
  const FieldPlan* body = nullptr;   // the field the body is, where the route names one
  PlanPath etag;                     // empty: the method takes no If-Match
  const FieldPlan* token = nullptr;  // where Last-Event-ID goes
};

// What came over HTTP, all of it still encoded.
struct RequestParts {
  std::vector<absl::string_view> segments;  // of the path, the verb cut off
  absl::string_view query;                  // after the `?`
  absl::string_view body;                   // JSON; empty is no body
  absl::string_view etag;                   // of If-Match, without quotes; empty: none
  absl::string_view token;                  // of Last-Event-ID; empty: none
};

// The serialised request. INVALID_ARGUMENT names every fault of path, query and body at once; for a
// body that is no JSON, JSON_MALFORMED.
absl::StatusOr<std::string> BuildRequest(const RequestPlan& plan, const RequestParts& parts);

// The path as a request's JSON spells it: `place.streetName`.
std::string JsonPath(const PlanPath& path);

// Appends the value at the end of `path` to `wire`. Returns what is wrong with it, or nothing.
std::string AppendAt(const PlanPath& path, ScalarText value, std::string& wire);

}  // namespace copperplate::gateway
