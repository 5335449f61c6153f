#include "services/volunteers/transport/establishment_target_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::EstablishmentTarget::ASPIRATION ==
              static_cast<int>(TargetBasis::kAspiration) + 1);
static_assert(v1::EstablishmentTarget::Basis_MAX == v1::EstablishmentTarget::ASPIRATION);

namespace {

constexpr int64_t kMostPersons = 100'000;

}  // namespace

v1::EstablishmentTarget PartMapping<EstablishmentTarget>::Write(
    absl::string_view force, absl::string_view, const PartRecord<EstablishmentTarget>& record) {
  const EstablishmentTarget& target = record.part;
  v1::EstablishmentTarget out;
  out.set_name(kEstablishmentTargetName.Format(force, target.id));
  api::WriteHeader(record.header, out);
  out.set_kind(api::ToProto<v1::Role::Kind>(target.kind));
  out.set_basis(api::ToProto<v1::EstablishmentTarget::Basis>(target.basis));
  out.set_from_date(DateText(target.from));
  out.set_persons(target.value);
  return out;
}

EstablishmentTarget PartMapping<EstablishmentTarget>::Read(absl::string_view, const PartPath& path,
                                                           const v1::EstablishmentTarget& message,
                                                           Faults& faults) {
  EstablishmentTarget target;
  target.id = path.back();
  fields::CheckId(target.id, "id", faults);
  target.kind = api::ReadEnum<Kind>(message.kind(), "kind", faults);
  target.basis = api::ReadEnum<TargetBasis>(message.basis(), "basis", faults);
  target.from = fields::ReadDate(message.from_date(), "from_date", faults);
  target.value = message.persons();
  if (message.has_persons()) {
    fields::CheckRange(message.persons(), "persons", 0, kMostPersons, faults);
  } else {
    faults.Add("FIELD_REQUIRED", "persons", "must be given");
  }
  return target;
}

}  // namespace copperplate::volunteers
