#include "services/delivery/storage/plan_content_rows.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/storage/part_rows.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/status_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

constexpr Statement kLastPublished{postgres::kRead, "last_published", R"(
    SELECT number, cut_off FROM iteration WHERE force = $1 AND plan = $2 AND state = 3
    ORDER BY number DESC LIMIT 1)"};

constexpr Statement kFirstReports{postgres::kRead, "first_reports", R"(
    SELECT t.activity, min(t.as_of) FROM status_entry t
    WHERE t.force = $1 AND t.plan = $2 AND NOT EXISTS (
        SELECT FROM status_entry c
        WHERE c.force = $1 AND c.plan = $2 AND c.action = t.action AND c.activity = t.activity
              AND c.corrects = t.id)
    GROUP BY t.activity)"};

constexpr Statement kLastNarratives{postgres::kRead, "last_narratives", R"(
    SELECT activity, max(first_day) FROM activity_narrative
    WHERE force = $1 AND plan = $2 GROUP BY activity)"};

constexpr Statement kFirstTold{postgres::kRead, "first_told", R"(
    SELECT least((SELECT min(as_of) FROM status_entry WHERE force = $1 AND plan = $2),
                 (SELECT min(cut_off) FROM iteration WHERE force = $1 AND plan = $2)))"};

template <class Part>
absl::Status ReadAll(Session& session, absl::string_view force, absl::string_view plan,
                     std::vector<Part>& parts) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(PartRows<Part>::kAll, force, plan));
  parts.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(PartRecord<Part> record, PartRows<Part>::Read(row));
    parts.push_back(std::move(record.part));
  }
  return absl::OkStatus();
}

// A day of each activity.
absl::Status ReadDays(Session& session, const Statement& statement, absl::string_view force,
                      absl::string_view plan, std::map<std::string, absl::CivilDay>& days) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(statement, force, plan));
  for (const Row row : rows) {
    std::string activity;
    absl::CivilDay day;
    ABSL_RETURN_IF_ERROR(row.Read(activity, day));
    days.emplace(std::move(activity), day);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<PlanContent> ReadPlanContent(Session& session, absl::string_view force,
                                            absl::string_view plan) {
  PlanContent content;
  content.force = std::string(force);
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFindPlan, force, plan, true));
  if (rows.empty()) return PlanUnknown();
  ABSL_ASSIGN_OR_RETURN(PlanRecord record, ReadPlan(rows[0]));
  content.plan = std::move(record.plan);
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.themes));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.objectives));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.business_intelligence_items));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.actions));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.opportunities));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.indicator_links));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.activities));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.leads));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.milestones));
  ABSL_RETURN_IF_ERROR(ReadAll(session, force, plan, content.links));
  ABSL_RETURN_IF_ERROR(ReadDays(session, kFirstReports, force, plan, content.first_reports));
  ABSL_RETURN_IF_ERROR(ReadDays(session, kLastNarratives, force, plan, content.last_narratives));
  ABSL_ASSIGN_OR_RETURN(const Rows published, session.Query(kLastPublished, force, plan));
  if (!published.empty()) {
    LastPublished& last = content.last_published.emplace();
    ABSL_RETURN_IF_ERROR(published[0].Read(last.number, last.cut_off));
  }
  return content;
}

absl::StatusOr<std::optional<absl::CivilDay>> ReadFirstTold(Session& session,
                                                            absl::string_view force,
                                                            absl::string_view plan) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kFirstTold, force, plan));
  std::optional<absl::CivilDay> day;
  ABSL_RETURN_IF_ERROR(rows[0].Read(day));
  return day;
}

}  // namespace copperplate::delivery
