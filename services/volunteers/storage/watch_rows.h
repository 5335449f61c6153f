// The rows of watch groups, their sites and sessions (libs/parts_postgres/part_table.h).
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/watch_parts.h"
#include "services/volunteers/storage/part_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::WatchKind>
    : EnumCodec<volunteers::WatchKind, volunteers::WatchKind::kHgv> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {

template <>
struct PartRows<WatchGroup> : parts_postgres::PartTable<WatchGroup, PartRows<WatchGroup>> {
  static parts_postgres::TableColumns Columns() {
    return {"watch_group",
            {},
            {"kind", "title", "parish", "coordinator", "declared_members", "declared_from",
             "formed_on", "closed_on"}};
  }
  static auto Fields(WatchGroup& group) {
    return std::tie(group.kind, group.title, group.parish, group.coordinator,
                    group.declared_members, group.declared_from, group.formed_on, group.closed_on);
  }
  static void Place(WatchGroup& group, const PartPath& path) { group.id = path[0]; }
};

template <>
struct PartRows<SpeedwatchStandard>
    : parts_postgres::PartTable<SpeedwatchStandard, PartRows<SpeedwatchStandard>> {
  static parts_postgres::TableColumns Columns() {
    return {"speedwatch_standard",
            {},
            {"first_day", "limits_mph", "least_operators", "daylight_from", "daylight_to"}};
  }
  static auto Fields(SpeedwatchStandard& standard) {
    return std::tie(standard.from, standard.limits_mph, standard.least_operators,
                    standard.daylight.from_minute, standard.daylight.to_minute);
  }
  static void Place(SpeedwatchStandard& standard, const PartPath& path) { standard.id = path[0]; }
};

template <>
struct PartRows<SpeedwatchSite>
    : parts_postgres::PartTable<SpeedwatchSite, PartRows<SpeedwatchSite>> {
  static parts_postgres::TableColumns Columns() {
    return {"watch_site",
            {"watch_group"},
            {"limit_mph", "risk_assessed_on", "approved_by", "approved_to"}};
  }
  static auto Fields(SpeedwatchSite& site) {
    return std::tie(site.limit_mph, site.risk_assessed_on, site.approved_by, site.approved_to);
  }
  static void Place(SpeedwatchSite& site, const PartPath& path) {
    site.group = path[0];
    site.id = path[1];
  }
};

template <>
struct PartRows<SpeedwatchSession>
    : parts_postgres::PartTable<SpeedwatchSession, PartRows<SpeedwatchSession>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "watch_session",
            .above = {"watch_group"},
            .fields = {"site", "begins", "ends", "operators", "passing", "over_threshold", "notes"},
            .read_with = R"(ARRAY(SELECT coalesce(v.merged_into, o.id)
                FROM unnest(watch_session.operators) WITH ORDINALITY o (id, place)
                LEFT JOIN volunteer v ON v.force = watch_session.force AND v.id = o.id
                ORDER BY o.place))"};
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row) {
    std::vector<std::string> persons;
    ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row, persons));
    record.part.persons = std::move(persons);
    return record;
  }
  static auto Fields(SpeedwatchSession& session) {
    return std::tie(session.site, session.time.from, session.time.to, session.operators,
                    session.passing, session.over_threshold, session.notes);
  }
  static void Place(SpeedwatchSession& session, const PartPath& path) {
    session.group = path[0];
    session.id = path[1];
  }
};

}  // namespace copperplate::volunteers
