#include "services/governance/storage/meeting_reads.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/body_rows.h"
#include "services/governance/storage/meeting_rows.h"
#include "services/governance/storage/paper_rows.h"

namespace copperplate::governance {

using postgres::Rows;
using postgres::Statement;

namespace {

// Outcomes by which the minutes of other meetings were approved, actions closed or cancelled, or
// notices agreed to.
constexpr Statement kCitedOutcomes{postgres::kRead, "cited_outcomes", R"(
    SELECT approving_outcome FROM minutes
    WHERE force = $1 AND body = $2 AND approving_meeting = $3
    UNION
    SELECT split_part(t.decided_at, '/outcomes/', 2)
    FROM action a CROSS JOIN unnest(a.transitions) t
    WHERE a.force = $1 AND a.body = $2
      AND starts_with(t.decided_at,
                      'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || $3 || '/outcomes/')
    UNION
    SELECT split_part(agreed_by, '/outcomes/', 2) FROM decision_notice
    WHERE force = $1 AND agreed_at = 'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || $3
      AND agreed_at <> '')"};

// Items at which decisions are taken, or as which entries of the forward plan are.
constexpr Statement kCitedItems{postgres::kRead, "cited_items", R"(
    SELECT split_part(item, '/agendaItems/', 2) FROM decision
    WHERE force = $1 AND meeting = 'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || $3
      AND meeting <> ''
    UNION
    SELECT split_part(item, '/agendaItems/', 2) FROM forward_plan_entry
    WHERE force = $1 AND meeting = 'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || $3
      AND meeting <> '')"};

constexpr Statement kActionParagraphs{postgres::kRead, "action_paragraphs", R"(
    SELECT DISTINCT paragraph FROM action
    WHERE force = $1 AND body = $2 AND paragraph <> ''
      AND raised_at_meeting = 'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || $3
      AND raised_at_meeting <> '')"};

constexpr Statement kDecisionsAtItems{postgres::kRead, "decisions_at_items", R"(
    SELECT id, split_part(item, '/agendaItems/', 2), taken_by,
           coalesce(significant_public_interest, false)
    FROM decision
    WHERE force = $1 AND meeting = 'forces/' || $1 || '/bodies/' || $2 || '/meetings/' || $3
      AND meeting <> '' AND state > 1)"};

absl::StatusOr<std::vector<std::string>> ReadTextsOf(postgres::Session& session,
                                                     const Statement& statement,
                                                     absl::string_view force,
                                                     const PartPath& path) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(statement, force, path[0], path[1]));
  std::vector<std::string> texts;
  for (const postgres::Row row : rows) ABSL_RETURN_IF_ERROR(row.Read(texts.emplace_back()));
  return texts;
}

absl::Status ReadDecisions(postgres::Session& session, absl::string_view force,
                           const PartPath& path, std::vector<ItemDecision>& decisions) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kDecisionsAtItems, force, path[0], path[1]));
  for (const postgres::Row row : rows) {
    ItemDecision& decision = decisions.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(decision.decision, decision.item, decision.taken_by,
                                  decision.significant_public_interest));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::optional<Body>> ReadBody(postgres::Session& session, absl::string_view force,
                                             const std::string& body) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        PartRows<Body>::Find(session, force, {body}, /*sensitive=*/true));
  if (rows.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(PartRecord<Body> record, PartRows<Body>::Read(rows[0]));
  return std::move(record.part);
}

absl::StatusOr<std::optional<MeetingContent>> ReadMeeting(postgres::Session& session,
                                                          absl::string_view force,
                                                          const PartPath& path,
                                                          const MeetingReads& reads) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<Meeting>::Find(session, force, {path[0], path[1]},
                                                                 /*sensitive=*/true));
  if (rows.empty()) return std::nullopt;
  MeetingContent content;
  content.force = std::string(force);
  ABSL_ASSIGN_OR_RETURN(PartRecord<Meeting> record, PartRows<Meeting>::Read(rows[0]));
  content.meeting = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(std::optional<Body> body, ReadBody(session, force, path[0]));
  if (!body.has_value()) return absl::InternalError("a meeting of no body");
  content.body = *std::move(body);
  const std::string root = absl::StrCat(path[0], "/", path[1]);
  if (reads.memberships) {
    ABSL_ASSIGN_OR_RETURN(content.memberships, PartRows<Membership>::All(session, force, path[0]));
  }
  if (reads.papers) {
    ABSL_ASSIGN_OR_RETURN(content.papers, PartRows<Paper>::All(session, force, root));
  }
  if (reads.attendances) {
    ABSL_ASSIGN_OR_RETURN(content.attendances, PartRows<Attendance>::All(session, force, root));
  }
  if (reads.declarations) {
    ABSL_ASSIGN_OR_RETURN(content.declarations, PartRows<Declaration>::All(session, force, root));
  }
  if (reads.outcomes) {
    ABSL_ASSIGN_OR_RETURN(content.outcomes, PartRows<Outcome>::All(session, force, root));
  }
  if (reads.minutes) {
    ABSL_ASSIGN_OR_RETURN(content.minutes, PartRows<Minutes>::All(session, force, root));
  }
  if (reads.cited) {
    ABSL_ASSIGN_OR_RETURN(content.cited_outcomes,
                          ReadTextsOf(session, kCitedOutcomes, force, path));
    ABSL_ASSIGN_OR_RETURN(content.cited_items, ReadTextsOf(session, kCitedItems, force, path));
    ABSL_ASSIGN_OR_RETURN(content.action_paragraphs,
                          ReadTextsOf(session, kActionParagraphs, force, path));
  }
  if (reads.decisions) {
    ABSL_RETURN_IF_ERROR(ReadDecisions(session, force, path, content.decisions));
  }
  if (reads.offices) {
    ABSL_ASSIGN_OR_RETURN(content.offices, ShareOffices(session, force));
  }
  // Last: outside a transaction an item may be restricted, and something written of it, meanwhile.
  ABSL_ASSIGN_OR_RETURN(content.items, PartRows<AgendaItem>::All(session, force, root));
  return content;
}

}  // namespace copperplate::governance
