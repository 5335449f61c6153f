#include "services/volunteers/app/import_duties.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "libs/imports/refusal.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/duty_checks.h"

namespace copperplate::volunteers {
namespace {

// Of so many engagements at most it is read why they refuse duties: one that is not read is said to
// be not deployable at the time.
constexpr size_t kMostExplained = 200;

struct Words {
  absl::string_view column;
  absl::string_view reason;
  absl::string_view description;
};

Words WordsOf(RowRefusal refusal) {
  switch (refusal) {
    case RowRefusal::kEngagementUnknown:
      return {"engagement", "ENGAGEMENT_UNKNOWN", "the volunteer has no such engagement"};
    case RowRefusal::kTypeUnknown:
      return {"type", "DUTY_TYPE_UNKNOWN", "there is no such type of duty"};
    case RowRefusal::kTypeHidden:
      return {"type", "DUTY_TYPE_HIDDEN", "nothing new is recorded under this type"};
    case RowRefusal::kRules:
      return {"", "NOT_DEPLOYABLE", "the volunteer may not be given the duty at that time"};
    case RowRefusal::kSourceIdDiffers:
      return {"source_id", "SOURCE_ID_DIFFERS",
              "is that of a duty that was recorded otherwise: amend that one"};
    case RowRefusal::kVerifiedBySelf:
      return {"verified_by", "VERIFIED_BY_SELF", "must be another person than who did it"};
    case RowRefusal::kVerifierNotSupervisor:
      return {"verified_by", "VERIFIER_NOT_SUPERVISOR",
              "must be the supervisor on the day, or whom the supervisor named"};
    case RowRefusal::kOverlap:
      return {"from", "DUTY_OVERLAPS", "the person has another duty at that time"};
    case RowRefusal::kSourceIdTwice:
      return {"source_id", "SOURCE_ID_TAKEN", "must be that of one row"};
    case RowRefusal::kOverriderNotSupervisor:
      return {"overridden_by", "OVERRIDE_NOT_BY_SUPERVISOR",
              "must be the supervisor on the day, or whom the supervisor named"};
    case RowRefusal::kOverriddenBySelf:
      return {"overridden_by", "OVERRIDE_BY_SELF", "must be another person than who did it"};
  }
  return {};
}

}  // namespace

DutyCsvImport::DutyCsvImport(const DutyImportParts& parts, const RequestContext& context,
                             DutyImportRequest request, const DutyCall& call)
    : parts_(parts),
      context_(context),
      request_(std::move(request)),
      call_(call),
      lines_(request_.source, context_.caller, call.now),
      rows_(parts.options.rows),
      intake_(*this, parts.options.most_rows) {}

bool DutyCsvImport::TakeHeader(const csv::Record& record, imports::RowFaults& faults) {
  return lines_.ReadHeader(record, faults);
}

absl::Status DutyCsvImport::TakeRow(const csv::Record& record, imports::RowFaults& faults) {
  const DutyImportRow* const row = lines_.ReadRow(record, faults);
  return row == nullptr ? absl::OkStatus() : rows_.Add(*row);
}

absl::StatusOr<DutyImportRecord> DutyCsvImport::Finish(PrintImage<DutyImportRecord> print,
                                                       absl::FunctionRef<bool()> cancelled) {
  ABSL_RETURN_IF_ERROR(intake_.Finish());
  const DutyImport import{.import_id = request_.import_id,
                          .source = request_.source,
                          .content = intake_.digest(),
                          .row_count = intake_.row_count(),
                          .mode = request_.mode,
                          .print = print,
                          .cancelled = cancelled};
  // First of all: what was sound once may be late by now.
  ABSL_ASSIGN_OR_RETURN(auto before, parts_.imports.Find(context_, import));
  if (before.has_value()) return *std::move(before);
  const imports::RowFaults& faults = intake_.faults();
  if (!faults.empty()) return imports::Refusal(faults.count(), faults.Kept()).Build();
  ABSL_ASSIGN_OR_RETURN(auto outcome, parts_.imports.Apply(context_, import, rows_));
  if (auto* const record = std::get_if<DutyImportRecord>(&outcome)) return std::move(*record);
  return Refused(std::get<RefusedRows>(outcome));
}

absl::Status DutyCsvImport::Refused(const RefusedRows& refused) {
  imports::RowFaults faults;
  std::set<int64_t> by_rules;
  for (const auto& [line, refusal] : refused.rows) {
    if (refusal == RowRefusal::kRules) {
      by_rules.insert(line);
      continue;
    }
    const Words words = WordsOf(refusal);
    faults.Add(line, words.column, words.reason, words.description);
  }
  if (!by_rules.empty()) ABSL_RETURN_IF_ERROR(ExplainRules(by_rules, faults));
  const int64_t beyond = refused.count - static_cast<int64_t>(refused.rows.size());
  return imports::Refusal(faults.count() + beyond, faults.Kept()).Build();
}

absl::Status DutyCsvImport::ExplainRules(const std::set<int64_t>& lines,
                                         imports::RowFaults& faults) {
  std::map<std::pair<std::string, std::string>, DutyContent> contents;
  const auto explain = [&](const DutyImportRow& row) -> absl::Status {
    if (lines.count(row.line) == 0) return absl::OkStatus();
    const auto engagement = std::make_pair(row.duty.volunteer, row.duty.engagement);
    const int64_t before = faults.count();
    if (contents.count(engagement) == 0 && contents.size() < kMostExplained) {
      ABSL_ASSIGN_OR_RETURN(
          contents[engagement],
          parts_.duties.ReadContent(context_, {row.duty.volunteer, row.duty.engagement, "none"}));
    }
    const auto content = contents.find(engagement);
    if (content != contents.end()) {
      const DutyFindings findings =
          FindAgainst(content->second, context_.force, row.duty, call_.now, /*type_is_new=*/true);
      for (const FieldFault& fault : findings.faults.faults()) {
        faults.Add(row.line, fault.field, fault.reason, fault.description);
      }
      for (const Unmet::Need& need : findings.unmet.needs()) {
        faults.Add(row.line, "", need.reason, need.description);
      }
    }
    if (faults.count() == before) {
      const Words words = WordsOf(RowRefusal::kRules);
      faults.Add(row.line, words.column, words.reason, words.description);
    }
    return absl::OkStatus();
  };
  return rows_.ForEach(explain);
}

}  // namespace copperplate::volunteers
