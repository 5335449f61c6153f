// The rows of what volunteering is made of (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/catalogue_parts.h"
#include "services/volunteers/storage/part_codecs.h"

namespace copperplate::volunteers {

template <>
struct PartRows<Role> : parts_postgres::PartTable<Role, PartRows<Role>> {
  static parts_postgres::TableColumns Columns() {
    return {"role",
            {},
            {"kind", "title", "min_age", "max_age", "close_before_age", "required_vetting",
             "required_skills", "active"}};
  }
  static auto Fields(Role& role) {
    return std::tie(role.kind, role.title, role.ages.least, role.ages.most, role.ages.closed_before,
                    role.required_vetting, role.required_skills, role.active);
  }
  static void Place(Role& role, const PartPath& path) { role.id = path[0]; }
};

template <>
struct PartRows<DutyType> : parts_postgres::PartTable<DutyType, PartRows<DutyType>> {
  static parts_postgres::TableColumns Columns() {
    return {"duty_type", {}, {"title", "counts_as_hours", "training", "hidden"}};
  }
  static auto Fields(DutyType& type) {
    return std::tie(type.title, type.counts_as_hours, type.training, type.hidden);
  }
  static void Place(DutyType& type, const PartPath& path) { type.id = path[0]; }
};

template <>
struct PartRows<Skill> : parts_postgres::PartTable<Skill, PartRows<Skill>> {
  static parts_postgres::TableColumns Columns() {
    return {"skill", {}, {"title", "validity_months", "active"}};
  }
  static auto Fields(Skill& skill) {
    return std::tie(skill.title, skill.validity_months, skill.active);
  }
  static void Place(Skill& skill, const PartPath& path) { skill.id = path[0]; }
};

template <>
struct PartRows<CadetUnit> : parts_postgres::PartTable<CadetUnit, PartRows<CadetUnit>> {
  static parts_postgres::TableColumns Columns() {
    return {"cadet_unit", {}, {"title", "school", "capacity", "meeting_day", "leaders", "closed"}};
  }
  static auto Fields(CadetUnit& unit) {
    return std::tie(unit.title, unit.school, unit.capacity, unit.meeting_day, unit.leaders,
                    unit.closed);
  }
  static void Place(CadetUnit& unit, const PartPath& path) { unit.id = path[0]; }
};

}  // namespace copperplate::volunteers
