// Internal to DecideImport(): what its parts share.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/plan_import.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

class ImportDecider {
 public:
  ImportDecider(const PlanContent& content, absl::Span<const StatusEntry> history,
                const PlanImport& asked, const PlanImportStamp& stamp)
      : content_(content), history_(history), import_(asked), stamp_(stamp), after_(content) {}

  PlanImportOutcome Decide();

 private:
  using Renamed = std::initializer_list<std::pair<absl::string_view, absl::string_view>>;

  // import_document.cc
  void DecideDocument(const PlanDocument& document);
  void DecidePlan(const PlanDocument& document);
  // Of which the plan has a report or a published iteration.
  std::optional<absl::CivilDay> FirstTold() const;
  void DecideTheme(const PlanDocumentTheme& theme, size_t index);
  void DecideObjectives(const PlanDocumentTheme& theme, const std::string& theme_id,
                        const std::string& path);
  // `sound_prefix`: whether the theme's is the one that it will have.
  void DecideDocumentActions(const PlanDocumentTheme& theme, const std::string& theme_id,
                             bool sound_prefix, const std::string& path);
  bool IsActionFree(const PriorityAction* held, const std::string& theme_id,
                    const std::string& path);
  void DecideItems(const PlanDocumentTheme& theme, const std::string& theme_id,
                   const std::string& path);

  // import_rows.cc
  void DecideRows();
  bool DecideAction(const PlanImportRow& row);
  void DecideHeldAction(const PriorityAction& held, const std::string& theme,
                        const PlanImportRow& row);
  bool DecideActivity(const PlanImportRow& row);
  void DecideOpportunities(const std::vector<const PlanImportRow*>& rows);

  // From which day the narrative of a row stands: that of its colour or of the import, but not from
  // before the one that it takes the place of.
  absl::CivilDay NarrativeDay(const Activity& held, const PlanImportRow& row) const;

  // import_leads.cc
  void DecideLeads(const PlanImportRow& row, LeadRole role);

  // import_links.cc
  void DecideLinks();

  // import_reports.cc
  void DecideStatus(const PlanImportRow& row);

  // A field that has a fault gets no second.
  void AddFault(int64_t line, absl::string_view field, absl::string_view reason,
                absl::string_view description);
  void AddDocumentFault(absl::string_view path, absl::string_view reason,
                        absl::string_view description) {
    AddFault(0, path, reason, description);
  }
  void AddRowFault(const PlanImportRow& row, absl::string_view column, absl::string_view reason,
                   absl::string_view description) {
    AddFault(row.line, column, reason, description);
  }
  // What `found` says of a part's fields, said of the columns that they came from, or of the
  // members below `path`; a field without one is `column`'s. Whether there was anything.
  bool TakeRow(const PlanImportRow& row, const Faults& found, absl::string_view column,
               Renamed renamed = {});
  bool TakeMember(const std::string& path, const Faults& found, absl::string_view column,
                  Renamed renamed = {});

  // Puts a part among the outcome's and into `held` of after_.
  template <typename Part>
  void Create(Part part, PartChanges<Part>& changes, std::vector<Part>& held) {
    ++outcome_.created_count;
    held.push_back(part);
    changes.created.push_back(std::move(part));
  }
  template <typename Part>
  void Update(const Part& was, Part part, bool changed, PartChanges<Part>& changes,
              std::vector<Part>& held, bool (*same)(const Part&, const Part&)) {
    if (!changed) {
      ++outcome_.unchanged_count;
      return;
    }
    ++outcome_.changed_count;
    for (Part& one : held) {
      if (same(one, was)) one = part;
    }
    changes.changed.push_back(std::move(part));
  }

  const PlanContent& content_;
  const absl::Span<const StatusEntry> history_;
  const PlanImport& import_;
  const PlanImportStamp& stamp_;
  PlanContent after_;  // as far as it is decided
  PlanImportOutcome outcome_;
  std::vector<imports::RowFault> faults_;
  std::set<std::pair<int64_t, std::string>> faulty_;        // line and field
  std::map<std::string, const PlanImportRow*> first_rows_;  // by code of the action
  std::map<std::string, int64_t> activity_lines_;           // by code
  std::set<std::string> unresolved_leads_;
  std::set<std::string> named_;  // codes of the actions and activities that the import names
};

// Sets a field; tells where that changed it.
template <typename Field, typename Value>
void SetField(const Value& value, Field& field, bool& changed) {
  if (field == value) return;
  field = value;
  changed = true;
}

}  // namespace copperplate::delivery
