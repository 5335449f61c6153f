#include "services/volunteers/transport/role_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "services/volunteers/transport/skill_names.h"

namespace copperplate::volunteers {

static_assert(v1::Role::SPECIAL == static_cast<int>(Kind::kSpecial) + 1);
static_assert(v1::Role::Kind_MAX == static_cast<int>(Kind::kSpeedwatch) + 1);
static_assert(v1::Role::NPPV1 == static_cast<int>(VettingLevel::kNppv1) + 1);
static_assert(v1::Role::RV == static_cast<int>(VettingLevel::kRv) + 1);
static_assert(v1::Role::VettingLevel_MAX == static_cast<int>(VettingLevel::kDbsEnhanced) + 1);

v1::Role PartMapping<Role>::Write(absl::string_view force, absl::string_view,
                                  const PartRecord<Role>& record) {
  const Role& role = record.part;
  v1::Role out;
  out.set_name(kRoleName.Format(force, role.id));
  api::WriteHeader(record.header, out);
  out.set_kind(api::ToProto<v1::Role::Kind>(role.kind));
  out.set_title(role.title);
  if (role.ages.least.has_value()) out.set_min_age(*role.ages.least);
  if (role.ages.most.has_value()) out.set_max_age(*role.ages.most);
  if (role.ages.closed_before.has_value()) out.set_close_before_age(*role.ages.closed_before);
  if (role.required_vetting.has_value()) {
    out.set_required_vetting(api::ToProto<v1::Role::VettingLevel>(*role.required_vetting));
  }
  WriteSkills(force, role.required_skills, *out.mutable_required_skills());
  out.set_closed(!role.active);
  return out;
}

Role PartMapping<Role>::Read(absl::string_view force, const PartPath& path, const v1::Role& message,
                             Faults& faults) {
  Role role;
  role.id = path.back();
  role.kind = api::ReadEnum<Kind>(message.kind(), "kind", faults);
  role.title = message.title();
  if (message.has_min_age()) role.ages.least = message.min_age();
  if (message.has_max_age()) role.ages.most = message.max_age();
  if (message.has_close_before_age()) role.ages.closed_before = message.close_before_age();
  role.required_vetting =
      api::ReadOptionalEnum<VettingLevel>(message.required_vetting(), "required_vetting", faults);
  role.required_skills = ReadSkills(force, message.required_skills(), "required_skills", faults);
  role.active = !message.closed();
  faults.AddRuleFaults(Validate(role, AgeLimits()));
  return role;
}

}  // namespace copperplate::volunteers
