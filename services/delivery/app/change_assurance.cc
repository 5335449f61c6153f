#include "services/delivery/app/change_assurance.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/assurance_names.h"

namespace copperplate::delivery {
namespace {

using EntryDecided = absl::StatusOr<Decided<AssuranceEntryRecord>>;
using AssuranceDecided = absl::StatusOr<Decided<AssuranceRecord>>;
using LevelsDecided = absl::StatusOr<Decided<AssuranceLevelsRecord>>;

absl::Status CheckControlsInUse(absl::string_view force, const AssuranceContent& content,
                                const AssuranceEntry& entry) {
  std::vector<const Assurance*> given;
  given.reserve(content.assurances.size());
  for (const AssuranceRecord& record : content.assurances) given.push_back(&record.assurance);
  const std::vector<std::string> missing = MissingControls(entry, given);
  if (missing.empty()) return absl::OkStatus();
  const std::string what = absl::StrCat("has assurances of the controls ",
                                        absl::StrJoin(missing, ", "), ", which therefore stay");
  return Error(absl::StatusCode::kFailedPrecondition, "CONTROL_IN_USE",
               absl::StrCat("the entry ", what))
      .Precondition("DEPENDENCY", kAssuranceEntryName.Format(force, entry.id), what)
      .Build();
}

absl::Status LevelsRefused(absl::string_view force, absl::string_view reason,
                           absl::string_view type, absl::string_view what) {
  return Error(absl::StatusCode::kFailedPrecondition, reason, what)
      .Precondition(type, kAssuranceLevelsName.Format(force), what)
      .Build();
}

}  // namespace

absl::Status AssuranceUnknown() {
  return Error(absl::StatusCode::kNotFound, "ASSURANCE_UNKNOWN", "the entry has no such assurance")
      .Build();
}

absl::StatusOr<Changed<AssuranceEntryRecord>> CreateAssuranceEntry(
    AssuranceRepository& entries, const RequestContext& context, const AssuranceEntry& entry,
    WriteMode mode, const Printer<AssuranceEntryRecord>& print) {
  const auto decide = [&](const HeldAssuranceEntry& held) -> EntryDecided {
    if (held.present != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "ASSURANCE_ENTRY_EXISTS",
                   "the force has an assurance entry of this id")
          .Build();
    }
    Faults faults;
    if (held.entries >= kMostAssuranceEntries) {
      faults.Add("TOO_MANY", "id",
                 absl::StrCat("a force has at most ", kMostAssuranceEntries, " entries"));
    }
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(AssuranceEntryRecord{entry, {}});
  };
  return entries.ChangeEntry(context,
                             {.entry = entry.id, .decide = decide, .mode = mode, .print = print});
}

absl::StatusOr<Changed<AssuranceEntryRecord>> UpdateAssuranceEntry(
    AssuranceRepository& entries, const RequestContext& context, const Asked& asked,
    MergeAssuranceEntry merge, const Printer<AssuranceEntryRecord>& print) {
  const auto decide = [&](const HeldAssuranceEntry& held) -> EntryDecided {
    const AssuranceEntryRecord* const found =
        held.present == nullptr ? nullptr : &held.present->entry;
    ABSL_ASSIGN_OR_RETURN(const auto* const present,
                          Present(found, asked, AssuranceEntryUnknown()));
    ABSL_ASSIGN_OR_RETURN(AssuranceEntry merged, merge(*present));
    ABSL_RETURN_IF_ERROR(CheckControlsInUse(context.force, *held.present, merged));
    return Updated(*present, AssuranceEntryRecord{std::move(merged), {}});
  };
  return entries.ChangeEntry(
      context, {.entry = asked.id, .decide = decide, .mode = asked.mode, .print = print});
}

absl::StatusOr<Changed<AssuranceRecord>> CreateAssurance(AssuranceRepository& entries,
                                                         const RequestContext& context,
                                                         const std::string& entry,
                                                         const Assurance& assurance, WriteMode mode,
                                                         const Printer<AssuranceRecord>& print) {
  const auto decide = [&](const AssuranceContent& content,
                          const std::vector<AssuranceLevel>& levels) -> AssuranceDecided {
    if (FindById(content.assurances, assurance.id) != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "ASSURANCE_EXISTS",
                   "the entry has an assurance of this id")
          .Build();
    }
    Faults faults = CheckAssuranceOf(content.entry.entry, levels, assurance);
    if (content.assurances.size() >= static_cast<size_t>(kMostAssurances)) {
      faults.Add("TOO_MANY", "id",
                 absl::StrCat("an entry has at most ", kMostAssurances, " assurances"));
    }
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(AssuranceRecord{assurance, {}});
  };
  return entries.ChangeAssurance(context,
                                 {.entry = entry, .decide = decide, .mode = mode, .print = print});
}

absl::StatusOr<Changed<AssuranceRecord>> DeleteAssurance(AssuranceRepository& entries,
                                                         const RequestContext& context,
                                                         const std::string& entry,
                                                         const Asked& asked,
                                                         const Printer<AssuranceRecord>& print) {
  const auto decide = [&](const AssuranceContent& content,
                          const std::vector<AssuranceLevel>&) -> AssuranceDecided {
    ABSL_ASSIGN_OR_RETURN(const auto* const present, Present(FindById(content.assurances, asked.id),
                                                             asked, AssuranceUnknown()));
    return Deleted(*present);
  };
  return entries.ChangeAssurance(
      context, {.entry = entry, .decide = decide, .mode = asked.mode, .print = print});
}

absl::StatusOr<Changed<AssuranceLevelsRecord>> UpdateAssuranceLevels(
    AssuranceRepository& entries, const RequestContext& context, const Asked& asked,
    MergeAssuranceLevels merge, const Printer<AssuranceLevelsRecord>& print) {
  if (context.force == "national") {
    return LevelsRefused(context.force, "LEVELS_OF_ALL", "FORCE",
                         "the levels that hold for all are set by who operates the service");
  }
  const auto decide = [&](const HeldAssuranceLevels& held) -> LevelsDecided {
    const int64_t version = held.present.header.version;
    if (asked.expected_version.value_or(version) != version) return EtagMismatch();
    AssuranceLevelsRecord record;
    ABSL_ASSIGN_OR_RETURN(record.levels, merge(held.present));
    record.own = !record.levels.empty();
    if (!record.own) record.levels = held.of_all;
    const std::vector<std::string> missing = MissingLevels(record.levels, held.used);
    if (!missing.empty()) {
      return LevelsRefused(context.force, "LEVEL_IN_USE", "DEPENDENCY",
                           absl::StrCat("assurances have the levels ", absl::StrJoin(missing, ", "),
                                        ", which therefore stay"));
    }
    return Updated(held.present, std::move(record));
  };
  return entries.ChangeLevels(context, {.decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace copperplate::delivery
