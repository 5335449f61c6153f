#include "services/volunteers/app/import_volunteers.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/strip.h"
#include "libs/imports/refusal.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/judge_volunteers.h"

namespace copperplate::volunteers {

VolunteerCsvImport::VolunteerCsvImport(VolunteerImportRepository& imports,
                                       const VolunteerImages& images, const RequestContext& context,
                                       VolunteerImportRequest request, absl::CivilDay today)
    : imports_(imports),
      images_(images),
      context_(context),
      request_(std::move(request)),
      today_(today),
      intake_(*this, kMostVolunteerRows) {}

bool VolunteerCsvImport::TakeHeader(const csv::Record& record, imports::RowFaults& faults) {
  return lines_.ReadHeader(record, faults);
}

absl::Status VolunteerCsvImport::TakeRow(const csv::Record& record, imports::RowFaults& faults) {
  std::optional<VolunteerLine> line = lines_.ReadRow(record, faults);
  if (line.has_value()) told_.Add(*std::move(line), faults);
  return absl::OkStatus();
}

std::vector<std::string> VolunteerCsvImport::Ids() const {
  std::vector<std::string> ids;
  for (const ToldVolunteer& told : told_.all()) {
    ids.push_back(told.volunteer.id);
    for (const auto& [line, supervision] : told.supervisions) {
      absl::string_view supervisor = supervision.supervisor;
      if (absl::ConsumePrefix(&supervisor, PersonOf(""))) ids.emplace_back(supervisor);
    }
  }
  return ids;
}

absl::StatusOr<std::vector<Dossier>> VolunteerCsvImport::Decide(
    const VolunteerImportContent& content) const {
  imports::RowFaults faults;
  std::vector<Dossier> dossiers =
      JudgeVolunteers(told_.all(), content, context_.caller, today_, faults);
  if (!faults.empty()) return imports::Refusal(faults.count(), faults.Kept()).Build();
  return dossiers;
}

absl::StatusOr<VolunteerImportRecord> VolunteerCsvImport::Finish(
    PrintImage<VolunteerImportRecord> print, absl::FunctionRef<bool()> cancelled) {
  ABSL_RETURN_IF_ERROR(intake_.Finish());
  const auto decide = [this](const VolunteerImportContent& content) { return Decide(content); };
  const VolunteerImport import{.import_id = request_.import_id,
                               .content = intake_.digest(),
                               .row_count = intake_.row_count(),
                               .mode = request_.mode,
                               .ids = Ids(),
                               .decide = decide,
                               .images = images_,
                               .print = print,
                               .cancelled = cancelled};
  // First of all: whom it brought is there by now.
  ABSL_ASSIGN_OR_RETURN(auto before, imports_.Find(context_, import));
  if (before.has_value()) return *std::move(before);
  // What cannot be read is told first: what follows of lines that are missing tells nobody
  // anything.
  const imports::RowFaults& faults = intake_.faults();
  if (!faults.empty()) return imports::Refusal(faults.count(), faults.Kept()).Build();
  return imports_.Apply(context_, import);
}

}  // namespace copperplate::volunteers
