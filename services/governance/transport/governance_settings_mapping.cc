#include "services/governance/transport/governance_settings_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/time/civil.h"

namespace copperplate::governance {

v1::GovernanceSettings PartMapping<GovernanceSettings>::Write(
    absl::string_view force, absl::string_view, const PartRecord<GovernanceSettings>& record) {
  const GovernanceSettings& settings = record.part;
  v1::GovernanceSettings out;
  out.set_name(kGovernanceSettingsName.Format(force, settings.id));
  api::WriteHeader(record.header, out);
  out.set_from_date(FormatDate(settings.from));
  out.set_due_soon_days(settings.due_soon_days);
  out.set_publication_target_working_days(settings.publication_target);
  out.set_minutes_target_working_days(settings.minutes_target);
  out.set_medium_from(settings.risk_bands.medium_from);
  out.set_high_from(settings.risk_bands.high_from);
  out.set_severe_from(settings.risk_bands.severe_from);
  return out;
}

GovernanceSettings PartMapping<GovernanceSettings>::Read(absl::string_view, const PartPath& path,
                                                         const v1::GovernanceSettings& message,
                                                         Faults& faults) {
  GovernanceSettings settings;
  settings.id = path.back();
  fields::CheckId(settings.id, "id", faults);
  settings.from = fields::ReadDate(message.from_date(), "from_date", faults);
  const auto read = [](bool given, int32_t number, int& out) {
    if (given) out = number;
  };
  read(message.has_due_soon_days(), message.due_soon_days(), settings.due_soon_days);
  read(message.has_publication_target_working_days(), message.publication_target_working_days(),
       settings.publication_target);
  read(message.has_minutes_target_working_days(), message.minutes_target_working_days(),
       settings.minutes_target);
  RiskBands& bands = settings.risk_bands;
  read(message.has_medium_from(), message.medium_from(), bands.medium_from);
  read(message.has_high_from(), message.high_from(), bands.high_from);
  read(message.has_severe_from(), message.severe_from(), bands.severe_from);
  CheckSettings(settings, {}, faults);
  return settings;
}

}  // namespace copperplate::governance
