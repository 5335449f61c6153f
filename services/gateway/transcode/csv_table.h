#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/gateway/transcode/table_shape.h"

namespace copperplate::gateway {

// A reply as a table (table_shape.h): what each row repeats of the reply, then the fields of the
// row, those of messages inside with dots (`place.street`). RFC 4180 with a header line; lists,
// maps and messages that hold themselves are one cell of JSON. A cell is empty where a field with
// presence is not set, so that 0 and absent differ. Text fields that a spreadsheet would run as
// formulae are defused (libs/csv/writer.h).
class CsvTable {
 public:
  // Null where the message is no table.
  static std::unique_ptr<const CsvTable> Of(const MessagePlan& reply);

  // Appends the table to `out`. INTERNAL (REPLY_MALFORMED) where the bytes are no such message.
  absl::Status Append(const PlanSet& types, absl::string_view wire, std::string& out) const;

 private:
  explicit CsvTable(TableShape shape);

  const TableShape shape_;
  std::string header_;  // with its line end
};

}  // namespace copperplate::gateway
