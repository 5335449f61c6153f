#include "services/indicators/transport/area_mapping.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/civil_field.h"
#include "libs/api/field_checks.h"
#include "libs/api/header.h"
#include "libs/text/slug.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestTitle = 200;
constexpr size_t kLongestCode = 40;

// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::Area::NATION == static_cast<int>(AreaKind::kNation) + 1);
static_assert(v1::Area::Kind_MAX == static_cast<int>(AreaKind::kDistrict) + 1);
static_assert(v1::Area::Code::ONS == static_cast<int>(CodeScheme::kOns) + 1);
static_assert(v1::Area::Code::Scheme_MAX == static_cast<int>(CodeScheme::kLocal) + 1);

void ReadCodes(const v1::Area& message, Area& area, Faults& faults) {
  std::set<int> schemes;
  for (int i = 0; i < message.codes_size(); ++i) {
    const v1::Area::Code& code = message.codes(i);
    const int scheme = code.scheme();
    const std::string field = absl::StrCat("codes[", i, "]");
    api::CheckEnum(scheme, v1::Area::Code::Scheme_IsValid(scheme), absl::StrCat(field, ".scheme"),
                   faults);
    if (!schemes.insert(scheme).second) {
      faults.Add("DUPLICATE", absl::StrCat(field, ".scheme"), "has a code already");
    }
    api::CheckText(code.code(), kLongestCode, absl::StrCat(field, ".code"), faults);
    area.codes.push_back({static_cast<CodeScheme>(scheme - 1), code.code()});
  }
}

void ReadParents(absl::string_view force, const v1::Area& message, Area& area, Faults& faults) {
  for (int i = 0; i < message.parents_size(); ++i) {
    const v1::Area::Parent& parent = message.parents(i);
    const std::string field = absl::StrCat("parents[", i, "]");
    AreaParent& link = area.parents.emplace_back();
    link.from =
        api::ReadOptionalMonth(parent.from_month(), absl::StrCat(field, ".from_month"), faults);
    link.to = api::ReadOptionalMonth(parent.to_month(), absl::StrCat(field, ".to_month"), faults);
    const std::string of_area = absl::StrCat(field, ".area");
    if (parent.area().empty()) faults.Add("FIELD_REQUIRED", of_area, "must not be empty");
    if (parent.area().empty()) continue;
    if (IsResourceId(parent.area())) {  // of the same force
      link.area = parent.area();
      continue;
    }
    const auto ids = kAreaName.Match(parent.area(), of_area, faults);
    if (!ids.has_value()) continue;
    const auto& [parent_force, id] = *ids;
    if (parent_force != force && parent_force != kNationalForce) {
      faults.Add("PARENT_INVALID", of_area,
                 "must be an area of the same force or of forces/national");
      continue;
    }
    link.area = std::string(id);
    link.national = parent_force != force;
  }
}

void WriteParent(absl::string_view force, const AreaParent& link, v1::Area::Parent& out) {
  out.set_area(kAreaName.Format(link.national ? kNationalForce : force, link.area));
  if (link.from.has_value()) out.set_from_month(api::MonthText(*link.from));
  if (link.to.has_value()) out.set_to_month(api::MonthText(*link.to));
}

}  // namespace

Area ReadArea(absl::string_view force, absl::string_view id, const v1::Area& message,
              Faults& faults) {
  Area area;
  area.id = std::string(id);
  area.title = message.title();
  api::CheckText(area.title, kLongestTitle, "title", faults);
  api::CheckEnum(message.kind(), v1::Area::Kind_IsValid(message.kind()), "kind", faults);
  area.kind = static_cast<AreaKind>(message.kind() - 1);
  ReadCodes(message, area, faults);
  ReadParents(force, message, area, faults);
  area.valid_from = api::ReadMonth(message.valid_from(), "valid_from", faults);
  area.valid_to = api::ReadOptionalMonth(message.valid_to(), "valid_to", faults);
  faults.AddRuleFaults(Validate(area));
  return area;
}

v1::Area WriteArea(absl::string_view force, const AreaRecord& record) {
  const Area& area = record.area;
  v1::Area message;
  message.set_name(kAreaName.Format(force, area.id));
  api::WriteHeader(record.header, message);
  message.set_title(area.title);
  message.set_kind(static_cast<v1::Area::Kind>(static_cast<int>(area.kind) + 1));
  for (const AreaCode& code : area.codes) {
    v1::Area::Code& out = *message.add_codes();
    out.set_scheme(static_cast<v1::Area::Code::Scheme>(static_cast<int>(code.scheme) + 1));
    out.set_code(code.code);
  }
  for (const AreaParent& link : area.parents) WriteParent(force, link, *message.add_parents());
  message.set_valid_from(api::MonthText(area.valid_from));
  if (area.valid_to.has_value()) message.set_valid_to(api::MonthText(*area.valid_to));
  return message;
}

v1::Force WriteForce(const Force& force) {
  v1::Force message;
  message.set_name(kForceName.Format(force.id));
  message.set_title(force.title);
  message.set_ons_code(force.ons_code);
  return message;
}

}  // namespace copperplate::indicators
