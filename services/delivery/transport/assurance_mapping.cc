#include "services/delivery/transport/assurance_mapping.h"

#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/etag.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/text/string_view.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/assurance_names.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/assurance_rating.h"

namespace copperplate::delivery {
namespace {

constexpr char kNotAssuredText[] = "Not assured";

static_assert(v1::AssuranceEntry::OFFICIAL == static_cast<int>(Marking::kOfficial) + 1);
static_assert(v1::AssuranceEntry::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);

// The name, of `pattern` and of something in the force; else with a fault.
template <class Pattern>
void CheckReference(const Pattern& pattern, absl::string_view force, const std::string& name,
                    absl::string_view reason, absl::string_view field, Faults& faults) {
  const auto ids = pattern.Match(name, field, faults);
  if (ids.has_value() && ids->front() != force) {
    faults.Add(reason, field, "must be of the same force");
  }
}

// What shows a level, or that there is none.
template <class Rated>
void WriteRating(const AssuranceLevel* level, Rated& rated) {
  rated.set_rating(level == nullptr ? std::string(ToStd(kNotAssured)) : level->code);
  rated.set_rating_text(level == nullptr ? kNotAssuredText : level->title);
}

void WriteControl(absl::string_view force, absl::string_view entry, const ControlRating& rating,
                  v1::ControlRating& message) {
  message.set_control_id(rating.control->id);
  message.set_text(rating.control->text);
  WriteRating(rating.level, message);
  if (rating.assurance == nullptr) return;
  message.set_assurance(kAssuranceName.Format(force, entry, rating.assurance->id));
  message.set_line(rating.assurance->line);
  message.set_source(rating.assurance->source);
  message.set_given_on(FormatDate(rating.assurance->given_on));
}

void WriteRow(absl::string_view force, const AssuranceEntry& entry, const EntryRating& rating,
              v1::AssuranceFrameworkRow& row) {
  row.set_entry(kAssuranceEntryName.Format(force, entry.id));
  row.set_objective(entry.objective);
  row.set_plan_objective(entry.plan_objective);
  row.set_principal_risk_ref(entry.principal_risk_ref);
  row.set_owner(entry.owner);
  WriteRating(rating.level, row);
  for (const ControlRating& control : rating.controls) {
    WriteControl(force, entry.id, control, *row.add_controls());
  }
  row.set_gaps_control(entry.gaps_control);
  row.set_gaps_assurance(entry.gaps_assurance);
  for (const std::string& action : entry.actions) row.add_actions(action);
  row.set_marking(api::ToProto<v1::AssuranceEntry::Marking>(entry.marking));
}

}  // namespace

AssuranceEntry ReadAssuranceEntry(absl::string_view force, absl::string_view id,
                                  const v1::AssuranceEntry& message, Faults& faults) {
  AssuranceEntry entry;
  entry.id = std::string(id);
  entry.objective = message.objective();
  entry.plan_objective = message.plan_objective();
  if (!entry.plan_objective.empty()) {
    CheckReference(kObjectiveName, force, entry.plan_objective, "OBJECTIVE_NOT_OF_FORCE",
                   "plan_objective", faults);
  }
  entry.principal_risk_ref = message.principal_risk_ref();
  for (const v1::Control& control : message.controls()) {
    entry.controls.push_back({control.control_id(), control.text()});
  }
  entry.gaps_control = message.gaps_control();
  entry.gaps_assurance = message.gaps_assurance();
  for (const std::string& action : message.actions()) {
    CheckReference(kActionName, force, action, "ACTION_NOT_OF_FORCE",
                   absl::StrCat("actions[", entry.actions.size(), "]"), faults);
    entry.actions.push_back(action);
  }
  entry.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  entry.owner = message.owner();
  faults.AddRuleFaults(Validate(entry));
  return entry;
}

Assurance ReadAssurance(absl::string_view id, const v1::Assurance& message, absl::CivilDay today,
                        Faults& faults) {
  const Assurance assurance{.id = std::string(id),
                            .control = message.control(),
                            .line = message.line(),
                            .source = message.source(),
                            .given_on = fields::ReadDate(message.given_on(), "given_on", faults),
                            .level = message.level()};
  faults.AddRuleFaults(Validate(assurance, today));
  return assurance;
}

std::vector<AssuranceLevel> ReadAssuranceLevels(const v1::AssuranceLevels& message,
                                                Faults& faults) {
  std::vector<AssuranceLevel> levels;
  for (const v1::AssuranceLevel& level : message.levels()) {
    levels.push_back({level.code(), level.title()});
  }
  faults.AddRuleFaults(Validate(levels));
  return levels;
}

v1::AssuranceEntry ToProto(absl::string_view force, const AssuranceEntryRecord& record) {
  const AssuranceEntry& entry = record.entry;
  v1::AssuranceEntry message;
  message.set_name(kAssuranceEntryName.Format(force, entry.id));
  api::WriteHeader(record.header, message);
  message.set_objective(entry.objective);
  message.set_plan_objective(entry.plan_objective);
  message.set_principal_risk_ref(entry.principal_risk_ref);
  for (const Control& control : entry.controls) {
    v1::Control& added = *message.add_controls();
    added.set_control_id(control.id);
    added.set_text(control.text);
  }
  message.set_gaps_control(entry.gaps_control);
  message.set_gaps_assurance(entry.gaps_assurance);
  for (const std::string& action : entry.actions) message.add_actions(action);
  message.set_marking(api::ToProto<v1::AssuranceEntry::Marking>(entry.marking));
  message.set_owner(entry.owner);
  return message;
}

v1::Assurance ToProto(absl::string_view force, absl::string_view entry,
                      const AssuranceRecord& record) {
  const Assurance& assurance = record.assurance;
  v1::Assurance message;
  message.set_name(kAssuranceName.Format(force, entry, assurance.id));
  api::WriteHeader(record.header, message);
  message.set_control(assurance.control);
  message.set_line(assurance.line);
  message.set_source(assurance.source);
  message.set_given_on(FormatDate(assurance.given_on));
  message.set_level(assurance.level);
  return message;
}

v1::AssuranceLevels ToProto(absl::string_view force, const AssuranceLevelsRecord& record) {
  v1::AssuranceLevels message;
  message.set_name(kAssuranceLevelsName.Format(force));
  for (const AssuranceLevel& level : record.levels) {
    v1::AssuranceLevel& added = *message.add_levels();
    added.set_code(level.code);
    added.set_title(level.title);
  }
  message.set_own(record.own);
  const RecordHeader& header = record.header;
  if (header.version != 0) message.set_etag(api::FormatEtag(header.version));
  if (!header.updated_by.empty()) {
    api::WriteInstant(header.update_time, *message.mutable_update_time());
    message.set_updated_by(header.updated_by);
  }
  return message;
}

v1::AssuranceFramework ToProto(absl::string_view force, const RatedFramework& rated,
                               absl::CivilDay as_of) {
  v1::AssuranceFramework message;
  message.set_name(kAssuranceFrameworkName.Format(force));
  message.set_as_of(FormatDate(as_of));
  for (size_t i = 0; i < rated.ratings.size(); ++i) {
    WriteRow(force, rated.content.entries[i].entry.entry, rated.ratings[i], *message.add_rows());
  }
  return message;
}

}  // namespace copperplate::delivery
