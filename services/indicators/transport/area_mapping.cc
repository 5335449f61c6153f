#include "services/indicators/transport/area_mapping.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/text/slug.h"
#include "libs/time/civil.h"
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
    const std::string field = absl::StrCat("codes[", i, "]");
    const auto scheme =
        api::ReadEnum<CodeScheme>(code.scheme(), absl::StrCat(field, ".scheme"), faults);
    if (!schemes.insert(code.scheme()).second) {
      faults.Add("DUPLICATE", absl::StrCat(field, ".scheme"), "has a code already");
    }
    fields::CheckOptionalLine(code.code(), absl::StrCat(field, ".code"), faults, kLongestCode);
    area.codes.push_back({scheme, code.code()});
  }
}

void ReadParents(absl::string_view force, const v1::Area& message, Area& area, Faults& faults) {
  for (int i = 0; i < message.parents_size(); ++i) {
    const v1::Area::Parent& parent = message.parents(i);
    const std::string field = absl::StrCat("parents[", i, "]");
    AreaParent& link = area.parents.emplace_back();
    link.from =
        fields::ReadOptionalMonth(parent.from_month(), absl::StrCat(field, ".from_month"), faults);
    link.to =
        fields::ReadOptionalMonth(parent.to_month(), absl::StrCat(field, ".to_month"), faults);
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
  if (link.from.has_value()) out.set_from_month(FormatMonth(*link.from));
  if (link.to.has_value()) out.set_to_month(FormatMonth(*link.to));
}

}  // namespace

Area ReadArea(absl::string_view force, absl::string_view id, const v1::Area& message,
              Faults& faults) {
  Area area;
  area.id = std::string(id);
  area.title = message.title();
  fields::CheckOptionalLine(area.title, "title", faults, kLongestTitle);
  area.kind = api::ReadEnum<AreaKind>(message.kind(), "kind", faults);
  ReadCodes(message, area, faults);
  ReadParents(force, message, area, faults);
  area.valid_from = fields::ReadMonth(message.valid_from(), "valid_from", faults);
  area.valid_to = fields::ReadOptionalMonth(message.valid_to(), "valid_to", faults);
  faults.AddRuleFaults(Validate(area));
  return area;
}

v1::Area WriteArea(absl::string_view force, const AreaRecord& record) {
  const Area& area = record.area;
  v1::Area message;
  message.set_name(kAreaName.Format(force, area.id));
  api::WriteHeader(record.header, message);
  message.set_title(area.title);
  message.set_kind(api::ToProto<v1::Area::Kind>(area.kind));
  for (const AreaCode& code : area.codes) {
    v1::Area::Code& out = *message.add_codes();
    out.set_scheme(api::ToProto<v1::Area::Code::Scheme>(code.scheme));
    out.set_code(code.code);
  }
  for (const AreaParent& link : area.parents) WriteParent(force, link, *message.add_parents());
  message.set_valid_from(FormatMonth(area.valid_from));
  if (area.valid_to.has_value()) message.set_valid_to(FormatMonth(*area.valid_to));
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
