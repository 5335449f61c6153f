#include "services/governance/transport/risk_register_mapping.h"

#include <vector>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::RiskRegisterRow::Band_MAX == static_cast<int>(RiskBand::kSevere) + 1);

namespace {

void WriteRegisterRow(absl::string_view force, const RegisterRow& row, v1::RiskRegisterRow& out) {
  out.set_risk(kRiskName.Format(force, row.risk));
  out.set_reference(row.reference);
  out.set_title(row.title);
  out.set_owner(row.owner);
  out.set_category(row.category);
  out.set_treatment(api::ToProto<v1::Risk::Treatment>(row.treatment));
  out.set_marking(api::ToProto<v1::Risk::Marking>(row.marking));
  if (row.scores.has_value()) {
    out.set_inherent_score(row.scores->inherent);
    out.set_current_score(row.scores->current);
    out.set_target_score(row.scores->target);
    out.set_band(api::ToProto<v1::RiskRegisterRow::Band>(row.scores->band));
    if (row.scores->movement.has_value()) out.set_movement(*row.scores->movement);
  }
  out.set_next_review(DateText(row.next_review));
  out.set_review_overdue(row.review_overdue);
}

void WriteRegisterCounts(const RegisterCounts& counts, v1::RiskRegister& out) {
  out.set_total(out.rows_size());
  out.clear_bands();
  for (size_t band = 0; band < counts.by_band.size(); ++band) {
    v1::RiskBandCount& of_band = *out.add_bands();
    of_band.set_band(api::ToProto<v1::RiskRegisterRow::Band>(band));
    of_band.set_count(counts.by_band[band]);
  }
  out.set_not_assessed(counts.not_assessed);
  out.set_review_overdue(counts.review_overdue);
}

// Empty where `id` is.
std::string SnapshotName(absl::string_view force, const std::string& id) {
  return id.empty() ? "" : kRiskRegisterSnapshotName.Format(force, id);
}

}  // namespace

v1::RiskRegister WriteRiskRegister(const std::string& force, const std::string& name,
                                   absl::CivilDay as_of, const RegisterAt& at) {
  v1::RiskRegister out;
  out.set_name(name);
  out.set_as_of(FormatDate(as_of));
  api::WriteInstant(at.known_at, *out.mutable_known_at());
  out.set_previous_snapshot(SnapshotName(force, at.previous));
  for (const RegisterRow& row : at.rows) WriteRegisterRow(force, row, *out.add_rows());
  WriteRegisterCounts(CountsOf(at.rows), out);
  return out;
}

void CountRisks(v1::RiskRegister& risks) {
  std::vector<RegisterRow> rows;
  for (const v1::RiskRegisterRow& row : risks.rows()) {
    RegisterRow& counted = rows.emplace_back();
    if (row.has_current_score()) {
      counted.scores.emplace().band = api::FromProto<RiskBand>(row.band());
    }
    counted.review_overdue = row.review_overdue();
  }
  WriteRegisterCounts(CountsOf(rows), risks);
}

v1::RiskRegisterSnapshot PartMapping<RegisterSnapshot>::Write(
    absl::string_view force, absl::string_view, const PartRecord<RegisterSnapshot>& record) {
  const RegisterSnapshot& snapshot = record.part;
  v1::RiskRegisterSnapshot out;
  out.set_name(kRiskRegisterSnapshotName.Format(force, snapshot.id));
  WriteAddedHeader(record.header, out);
  out.set_presented_at_meeting(snapshot.presented_at_meeting);
  out.set_as_of(FormatDate(snapshot.as_of));
  out.set_previous_snapshot(SnapshotName(force, snapshot.previous));
  for (const RegisterRow& row : snapshot.rows) WriteRegisterRow(force, row, *out.add_rows());
  return out;
}

RegisterSnapshot PartMapping<RegisterSnapshot>::Read(absl::string_view force, const PartPath& path,
                                                     const v1::RiskRegisterSnapshot& message,
                                                     Faults& faults) {
  RegisterSnapshot snapshot;
  snapshot.id = path.back();
  fields::CheckGiven(message.presented_at_meeting(), "presented_at_meeting", faults);
  snapshot.presented_at_meeting =
      ReadOptionalName(kMeetingName, force, message.presented_at_meeting(), "presented_at_meeting",
                       "MEETING_NOT_OF_FORCE", faults);
  snapshot.as_of =
      fields::ReadOptionalDate(message.as_of(), "as_of", faults).value_or(absl::CivilDay());
  return snapshot;
}

}  // namespace copperplate::governance
