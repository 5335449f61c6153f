#include "services/delivery/app/plan_csv.h"

#include <cstddef>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "libs/csv/writer.h"
#include "libs/imports/record.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/import_texts.h"
#include "services/delivery/domain/names.h"

namespace copperplate::delivery {
namespace {

enum PlanColumn : size_t {
  kTheme,
  kCode,
  kAction,
  kOpccLead,
  kDeliveryLead,
  kActivityCode,
  kNarrative,
  kPartnershipOpportunities,
  kRag,
  kAsOf,
  kTargetDate,
  kDirectionAsPrinted,
  kOverrideReason,
};

constexpr csv::Column kPlanColumns[] = {
    {"theme", true},
    {"code", true},
    {"action", true},
    {"opcc_lead", true},
    {"delivery_lead", true},
    {"activity_code", true},
    {"narrative", true},
    {"partnership_opportunities", true},
    {"rag", false},
    {"as_of", false},
    {"target_date", false},
    {"direction_as_printed", false},
    {"override_reason", false},
};

std::optional<Rag> ReadRag(absl::string_view text, int64_t line, imports::RowFaults& faults) {
  if (text.empty()) return std::nullopt;
  if (text == "AMBER") return Rag::kYellow;
  const std::optional<Rag> rag = ParseRag(text);
  if (!rag.has_value()) {
    faults.Add(line, "rag", "RAG_UNKNOWN", "must be RED, YELLOW, AMBER, GREEN, WHITE or empty");
  }
  return rag;
}

std::optional<absl::CivilDay> ReadDay(absl::string_view text, int64_t line,
                                      absl::string_view column, imports::RowFaults& faults) {
  if (text.empty()) return std::nullopt;
  const absl::StatusOr<absl::CivilDay> day = ParseDate(text);
  if (day.ok()) return *day;
  faults.Add(line, column, "DATE_MALFORMED", day.status().message());
  return std::nullopt;
}

std::vector<std::string> PrintedLeads(const std::vector<LeadAssignment>& leads) {
  std::vector<std::string> printed;
  printed.reserve(leads.size());
  for (const LeadAssignment& lead : leads) printed.push_back(lead.printed());
  return printed;
}

std::string PrintedOpportunities(const BoardAction& action) {
  std::vector<std::string> texts;
  texts.reserve(action.opportunities.size());
  for (const Opportunity& opportunity : action.opportunities) texts.push_back(opportunity.text);
  return JoinOpportunities(texts);
}

void AppendText(absl::string_view text, std::string& out) {
  out += ',';
  csv::AppendField(text, csv::FieldKind::kText, out);
}

void AppendData(absl::string_view text, std::string& out) {
  out += ',';
  csv::AppendField(text, csv::FieldKind::kData, out);
}

void AppendActivity(const BoardTheme& theme, const BoardAction& action,
                    const BoardActivity& activity, std::string& out) {
  csv::AppendField(theme.theme.name, csv::FieldKind::kText, out);
  AppendData(action.action.code, out);
  AppendText(PrintedText(action.action), out);
  AppendText(JoinLeads(PrintedLeads(activity.opcc_leads)), out);
  AppendText(JoinLeads(PrintedLeads(activity.delivery_leads)), out);
  AppendData(activity.activity.code, out);
  AppendText(activity.activity.narrative, out);
  AppendText(PrintedOpportunities(action), out);
  const std::optional<StatusEntry>& status = activity.status;
  AppendData(status.has_value() ? Name(status->rag) : "", out);
  AppendData(status.has_value() ? FormatDate(status->as_of) : "", out);
  const std::optional<absl::CivilDay>& target = activity.activity.target_date;
  AppendData(target.has_value() ? FormatDate(*target) : "", out);
  AppendText(status.has_value() ? status->direction_as_printed : "", out);
  AppendText(status.has_value() ? status->override_reason : "", out);
  out += '\n';
}

}  // namespace

PlanCsvTaker::PlanCsvTaker() : header_(kPlanColumns) {}

bool PlanCsvTaker::TakeHeader(const csv::Record& record, imports::RowFaults& faults) {
  return imports::ReadHeader(record, header_, faults);
}

absl::Status PlanCsvTaker::TakeRow(const csv::Record& record, imports::RowFaults& faults) {
  if (!imports::HasFields(record, header_, faults)) return absl::OkStatus();
  const auto value = [&](PlanColumn column) {
    return absl::StripAsciiWhitespace(header_.Value(record.fields, column));
  };
  // Of the columns that are printed by AppendText().
  const auto text = [&](PlanColumn column) {
    return std::string(absl::StripAsciiWhitespace(csv::TextOfField(value(column))));
  };
  // A hyphen alone is no text.
  const auto is_none = [&](PlanColumn column) { return value(column) == "-"; };
  const auto text_or_none = [&](PlanColumn column, bool& none) {
    none = is_none(column);
    return none ? std::string() : text(column);
  };
  PlanImportRow row;
  row.line = record.line;
  row.theme = text(kTheme);
  row.code = std::string(value(kCode));
  row.action = text(kAction);
  // Without an OPCC lead an activity cannot be.
  if (!is_none(kOpccLead)) row.opcc_lead = text(kOpccLead);
  row.delivery_lead = text_or_none(kDeliveryLead, row.none.delivery_lead);
  row.activity_code = std::string(value(kActivityCode));
  row.narrative = text_or_none(kNarrative, row.none.narrative);
  row.partnership_opportunities =
      text_or_none(kPartnershipOpportunities, row.none.partnership_opportunities);
  row.rag = ReadRag(value(kRag), record.line, faults);
  row.as_of = ReadDay(value(kAsOf), record.line, "as_of", faults);
  row.none.target_date = is_none(kTargetDate);
  if (!row.none.target_date) {
    row.target_date = ReadDay(value(kTargetDate), record.line, "target_date", faults);
  }
  row.direction_as_printed = text(kDirectionAsPrinted);
  row.override_reason = text(kOverrideReason);
  rows_.push_back(std::move(row));
  return absl::OkStatus();
}

std::string PrintPlanCsv(const Board& board) {
  std::string out;
  for (const csv::Column& column : kPlanColumns) {
    if (!out.empty()) out += ',';
    csv::AppendField(column.name, csv::FieldKind::kData, out);
  }
  out += '\n';
  for (const BoardTheme& theme : board.themes) {
    for (const BoardAction& action : theme.actions) {
      for (const BoardActivity& activity : action.activities) {
        AppendActivity(theme, action, activity, out);
      }
    }
  }
  return out;
}

}  // namespace copperplate::delivery
