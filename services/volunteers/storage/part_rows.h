// The rows of the parts (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>

#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::Kind> : EnumCodec<volunteers::Kind, volunteers::Kind::kSpeedwatch> {};
template <>
struct Codec<volunteers::VettingLevel>
    : EnumCodec<volunteers::VettingLevel, volunteers::VettingLevel::kDbsEnhanced> {};
template <>
struct Codec<Marking> : EnumCodec<Marking, Marking::kOfficialSensitive> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {

template <class Part>
struct PartRows;

template <>
struct PartRows<Role> : parts_postgres::PartTable<Role, PartRows<Role>> {
  static parts_postgres::TableColumns Columns() {
    return {
        "role", {}, {"kind", "title", "min_age", "required_vetting", "required_skills", "active"}};
  }
  static auto Fields(Role& role) {
    return std::tie(role.kind, role.title, role.min_age, role.required_vetting,
                    role.required_skills, role.active);
  }
  static void Place(Role& role, const PartPath& path) { role.id = path[0]; }
};

template <>
struct PartRows<Volunteer> : parts_postgres::PartTable<Volunteer, PartRows<Volunteer>> {
  static parts_postgres::TableColumns Columns() {
    return {"volunteer",
            {},
            {"name", "date_of_birth", "year_of_birth", "contact", "emergency_contact", "home_area",
             "preferred_areas", "marking", "anonymised_on"}};
  }
  static auto Fields(Volunteer& volunteer) {
    return std::tie(volunteer.name, volunteer.date_of_birth, volunteer.year_of_birth,
                    volunteer.contact, volunteer.emergency_contact, volunteer.home_area,
                    volunteer.preferred_areas, volunteer.marking, volunteer.anonymised_on);
  }
  static void Place(Volunteer& volunteer, const PartPath& path) { volunteer.id = path[0]; }
};

}  // namespace copperplate::volunteers
