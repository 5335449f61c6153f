// The rows of what volunteers are sought for (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/opportunity_parts.h"
#include "services/volunteers/storage/part_codecs.h"

namespace copperplate::volunteers {

template <>
struct PartRows<Opportunity> : parts_postgres::PartTable<Opportunity, PartRows<Opportunity>> {
  static parts_postgres::TableColumns Columns() {
    return {"opportunity",
            {},
            {"title", "department", "kinds", "slots", "required", "desired", "vetting", "least_age",
             "first_day", "last_day", "from_minute", "to_minute", "area", "state", "accepted"}};
  }
  static auto Fields(Opportunity& one) {
    return std::tie(one.title, one.department, one.kinds, one.slots, one.required, one.desired,
                    one.vetting, one.least_age, one.from, one.to, one.hours.from_minute,
                    one.hours.to_minute, one.area, one.state, one.accepted);
  }
  static void Place(Opportunity& one, const PartPath& path) { one.id = path[0]; }
};

template <>
struct PartRows<Match> : parts_postgres::PartTable<Match, PartRows<Match>> {
  static parts_postgres::TableColumns Columns() {
    return {"match", {"opportunity"}, {"volunteer", "engagement", "state", "withdrawal_reason"}};
  }
  static auto Fields(Match& match) {
    return std::tie(match.volunteer, match.engagement, match.state, match.withdrawal_reason);
  }
  static void Place(Match& match, const PartPath& path) { match.id = path[1]; }
};

}  // namespace copperplate::volunteers
