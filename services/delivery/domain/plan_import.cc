#include "services/delivery/domain/plan_import.h"

#include <algorithm>

#include "services/delivery/domain/import_decider.h"

namespace copperplate::delivery {
namespace {

// An item of a list, `breakdown[1]`, keeps its place.
std::string ColumnOf(
    absl::string_view field, absl::string_view column,
    std::initializer_list<std::pair<absl::string_view, absl::string_view>> renamed) {
  const absl::string_view stem = field.substr(0, field.find('['));
  for (const auto& [from, to] : renamed) {
    if (stem == from) return absl::StrCat(to, field.substr(stem.size()));
  }
  return std::string(column);
}

}  // namespace

void ImportDecider::AddFault(int64_t line, absl::string_view field, absl::string_view reason,
                             absl::string_view description) {
  if (!faulty_.emplace(line, field).second) return;
  faults_.push_back({line, std::string(field), std::string(reason), std::string(description)});
}

bool ImportDecider::TakeRow(const PlanImportRow& row, const Faults& found, absl::string_view column,
                            Renamed renamed) {
  for (const FieldFault& fault : found.faults()) {
    AddRowFault(row, ColumnOf(fault.field, column, renamed), fault.reason, fault.description);
  }
  return !found.empty();
}

bool ImportDecider::TakeMember(const std::string& path, const Faults& found,
                               absl::string_view column, Renamed renamed) {
  for (const FieldFault& fault : found.faults()) {
    AddDocumentFault(absl::StrCat(path, ".", ColumnOf(fault.field, column, renamed)), fault.reason,
                     fault.description);
  }
  return !found.empty();
}

PlanImportOutcome ImportDecider::Decide() {
  if (import_.document.has_value()) DecideDocument(*import_.document);
  DecideRows();
  if (!faults_.empty()) {
    std::stable_sort(faults_.begin(), faults_.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    PlanImportOutcome refused;
    refused.faults = std::move(faults_);
    return refused;
  }
  DecideLinks();
  outcome_.unresolved_leads.assign(unresolved_leads_.begin(), unresolved_leads_.end());
  return std::move(outcome_);
}

PlanImportOutcome DecideImport(const PlanContent& content, absl::Span<const StatusEntry> history,
                               const PlanImport& asked, const PlanImportStamp& stamp) {
  return ImportDecider(content, history, asked, stamp).Decide();
}

}  // namespace copperplate::delivery
