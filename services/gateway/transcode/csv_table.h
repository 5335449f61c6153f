#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/gateway/json/plan.h"

namespace copperplate::gateway {

// A reply as a table: its one repeated message field gives the rows, the fields of that message the
// columns, those of messages inside with dots (`place.street`). RFC 4180 with a header line; lists,
// maps and messages that hold themselves are one cell of JSON. A cell is empty where a field with
// presence is not set, so that 0 and absent differ. Text fields that a spreadsheet would run as
// formulae are defused (libs/csv/writer.h).
class CsvTable {
 public:
  // Null where the message has no repeated message field or several.
  static std::unique_ptr<const CsvTable> Of(const MessagePlan& reply);

  // Appends the table to `out`. INTERNAL (REPLY_MALFORMED) where the bytes are no such message.
  absl::Status Append(const PlanSet& types, absl::string_view wire, std::string& out) const;

 private:
  CsvTable(const MessagePlan& reply, const FieldPlan& rows);

  const MessagePlan& reply_;
  const FieldPlan& rows_;
  std::string header_;  // with its line end
};

}  // namespace copperplate::gateway
