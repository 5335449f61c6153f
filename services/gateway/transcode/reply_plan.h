#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/plan.h"
#include "services/gateway/routes/route.h"
#include "services/gateway/transcode/csv_table.h"

namespace copperplate::gateway {

// How the reply message of one route becomes text. Immutable; lives no longer than what it points
// to.
struct ReplyPlan {
  ReplyPlan(const Route& route, const PlanSet& types);

  const PlanSet& types;
  const MessagePlan& message;
  const FieldPlan* only = nullptr;        // the route's response_body
  const FieldPlan* etag = nullptr;        // top-level `etag`
  const FieldPlan* next_page = nullptr;   // top-level `next_page_token`
  const FieldPlan* token = nullptr;       // top-level `token`, of a stream's messages
  std::unique_ptr<const CsvTable> table;  // null: the reply is no table
};

// INTERNAL (REPLY_MALFORMED) where the bytes are no such message.
absl::StatusOr<std::string> ReplyJson(const ReplyPlan& plan, absl::string_view wire);
absl::StatusOr<std::string> ReplyCsv(const ReplyPlan& plan, absl::string_view wire);

// A top-level string or bytes field of a message; empty where it is not set, or `field` is null.
absl::string_view TopLevelText(const FieldPlan* field, absl::string_view wire);

}  // namespace copperplate::gateway
