#include "services/indicators/transport/printed_cell_mapping.h"

#include <optional>
#include <string>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/indicators/app/import_printed_cells.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestText = 100;
constexpr size_t kLongestCellReason = 1000;
constexpr size_t kLongestCellSource = 300;

void ReadEnums(const v1::PrintedCell& message, PrintedCellRecord& record, Faults& faults) {
  record.key.column = api::ReadEnum<Column>(message.column(), "column", faults);
  record.key.comparator =
      api::ReadOptionalEnum<Comparator>(message.comparator(), "comparator", faults);
  switch (message.verdict()) {
    case v1::Verdict::WORD_UNSPECIFIED:
      break;
    case v1::Verdict::LOWER:
      record.verdict = VerdictWord::kLower;
      break;
    case v1::Verdict::COMPARABLE:
      record.verdict = VerdictWord::kComparable;
      break;
    case v1::Verdict::HIGHER:
      record.verdict = VerdictWord::kHigher;
      break;
    default:
      faults.Add("ENUM_UNKNOWN", "verdict", "must be LOWER, COMPARABLE or HIGHER");
  }
}

}  // namespace

PrintedCellRecord ReadPrintedCell(absl::string_view force, const v1::PrintedCell& message,
                                  int32_t present, Faults& faults) {
  PrintedCellRecord record;
  record.key.indicator =
      ReadReference(kIndicatorName, force, message.indicator(), "indicator", faults);
  record.key.area = ReadAreaOfForce(force, message.area(), "area", faults);
  record.key.month = fields::ReadMonth(message.month(), "month", faults);
  ReadEnums(message, record, faults);
  fields::CheckOptionalLine(message.text(), "text", faults, kLongestText);
  record.text = message.text();
  fields::CheckOptionalProse(message.reason(), "reason", faults, kLongestCellReason);
  record.reason = message.reason();
  record.data_to = fields::ReadOptionalMonth(message.data_to(), "data_to", faults);
  fields::CheckOptionalLine(message.source(), "source", faults, kLongestCellSource);
  record.source = message.source();
  // What the rules say follows from the column.
  if (message.column() != v1::Indicator::COLUMN_UNSPECIFIED) {
    faults.AddRuleFaults(CheckPrintedCell(record, present));
  }
  return record;
}

v1::PrintedCell WritePrintedCell(absl::string_view force, const PrintedCellRecord& record) {
  v1::PrintedCell message;
  message.set_name(kPrintedCellName.Format(force, PrintedCellId(record.key)));
  message.set_indicator(kIndicatorName.Format(force, record.key.indicator));
  message.set_area(kAreaName.Format(force, record.key.area));
  message.set_month(FormatMonth(record.key.month));
  message.set_column(api::ToProto<v1::Indicator::Column>(record.key.column));
  message.set_text(record.text);
  message.set_reason(record.reason);
  if (record.key.comparator.has_value()) {
    message.set_comparator(api::ToProto<v1::PeerVerdict::Comparator>(*record.key.comparator));
  }
  if (record.verdict.has_value()) message.set_verdict(WriteWord(*record.verdict));
  if (record.data_to.has_value()) message.set_data_to(FormatMonth(*record.data_to));
  message.set_source(record.source);
  return message;
}

}  // namespace copperplate::indicators
