#include "services/volunteers/transport/supervision_mapping.h"

#include "absl/strings/match.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {
namespace {

// One way to name a person: supervisions are compared.
std::string ReadPerson(absl::string_view force, const std::string& name, absl::string_view field,
                       Faults& faults) {
  if (!absl::StartsWith(name, "forces/")) return name;
  return PersonOf(kVolunteerName.IdOfForce(force, name, field, faults));
}

}  // namespace

v1::Supervision PartMapping<Supervision>::Write(absl::string_view force,
                                                absl::string_view volunteer,
                                                const PartRecord<Supervision>& record) {
  const Supervision& supervision = record.part;
  v1::Supervision out;
  out.set_name(kSupervisionName.Format(force, volunteer, supervision.engagement, supervision.id));
  api::WriteHeader(record.header, out);
  out.set_supervisor(supervision.supervisor);
  out.set_from_date(DateText(supervision.from));
  out.set_to_date(DateText(supervision.to));
  for (const std::string& delegate : supervision.delegates) out.add_delegates(delegate);
  return out;
}

Supervision PartMapping<Supervision>::Read(absl::string_view force, const PartPath& path,
                                           const v1::Supervision& message, Faults& faults) {
  Supervision supervision;
  supervision.supervised = PersonOf(path.front());
  supervision.engagement = path[1];
  supervision.id = path.back();
  fields::CheckId(supervision.id, "id", faults);
  supervision.supervisor = ReadPerson(force, message.supervisor(), "supervisor", faults);
  fields::CheckLine(supervision.supervisor, "supervisor", faults);
  for (const std::string& delegate : message.delegates()) {
    supervision.delegates.push_back(ReadPerson(force, delegate, "delegates", faults));
  }
  fields::CheckLines(supervision.delegates, "delegates", faults);
  supervision.from = fields::ReadDate(message.from_date(), "from_date", faults);
  supervision.to = fields::ReadOptionalDate(message.to_date(), "to_date", faults);
  return supervision;
}

v1::Consent PartMapping<GuardianConsent>::Write(absl::string_view force,
                                                absl::string_view volunteer,
                                                const PartRecord<GuardianConsent>& record) {
  const GuardianConsent& consent = record.part;
  v1::Consent out;
  out.set_name(kConsentName.Format(force, volunteer, consent.engagement, consent.id));
  api::WriteHeader(record.header, out);
  out.set_given_by(consent.given_by);
  out.set_from_date(DateText(consent.from));
  out.set_to_date(DateText(consent.to));
  return out;
}

GuardianConsent PartMapping<GuardianConsent>::Read(absl::string_view, const PartPath& path,
                                                   const v1::Consent& message, Faults& faults) {
  GuardianConsent consent;
  consent.engagement = path[1];
  consent.id = path.back();
  fields::CheckId(consent.id, "id", faults);
  consent.given_by = message.given_by();
  fields::CheckLine(consent.given_by, "given_by", faults);
  consent.from = fields::ReadDate(message.from_date(), "from_date", faults);
  consent.to = fields::ReadOptionalDate(message.to_date(), "to_date", faults);
  if (consent.to.has_value() && *consent.to <= consent.from) {
    faults.Add("DATES_REVERSED", "to_date", "must lie after the first day");
  }
  return consent;
}

}  // namespace copperplate::volunteers
