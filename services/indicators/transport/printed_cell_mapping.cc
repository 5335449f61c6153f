#include "services/indicators/transport/printed_cell_mapping.h"

#include <optional>
#include <string>

#include "libs/api/civil_field.h"
#include "libs/api/field_checks.h"
#include "services/indicators/app/import_printed_cells.h"
#include "services/indicators/app/ports/made_ids.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestText = 100;
constexpr size_t kLongestReason = 1000;
constexpr size_t kLongestSource = 300;

void ReadEnums(const v1::PrintedCell& message, PrintedCellRecord& record, Faults& faults) {
  api::CheckEnum(message.column(), v1::Indicator::Column_IsValid(message.column()), "column",
                 faults);
  record.key.column = static_cast<Column>(message.column() - 1);
  if (message.comparator() != v1::PeerVerdict::COMPARATOR_UNSPECIFIED) {
    api::CheckEnum(message.comparator(), v1::PeerVerdict::Comparator_IsValid(message.comparator()),
                   "comparator", faults);
    record.key.comparator = static_cast<Comparator>(message.comparator() - 1);
  }
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
  record.key.month = api::ReadMonth(message.month(), "month", faults);
  ReadEnums(message, record, faults);
  api::CheckText(message.text(), kLongestText, "text", faults);
  record.text = message.text();
  api::CheckProse(message.reason(), kLongestReason, "reason", faults);
  record.reason = message.reason();
  record.data_to = api::ReadOptionalMonth(message.data_to(), "data_to", faults);
  api::CheckText(message.source(), kLongestSource, "source", faults);
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
  message.set_month(api::MonthText(record.key.month));
  message.set_column(static_cast<v1::Indicator::Column>(static_cast<int>(record.key.column) + 1));
  message.set_text(record.text);
  message.set_reason(record.reason);
  if (record.key.comparator.has_value()) {
    message.set_comparator(
        static_cast<v1::PeerVerdict::Comparator>(static_cast<int>(*record.key.comparator) + 1));
  }
  if (record.verdict.has_value()) message.set_verdict(WriteWord(*record.verdict));
  if (record.data_to.has_value()) message.set_data_to(api::MonthText(*record.data_to));
  message.set_source(record.source);
  return message;
}

}  // namespace copperplate::indicators
