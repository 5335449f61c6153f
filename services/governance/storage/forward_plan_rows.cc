#include "services/governance/storage/forward_plan_rows.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/action_rows.h"
#include "services/governance/storage/body_rows.h"
#include "services/governance/storage/meeting_day_rows.h"

namespace copperplate::postgres {

using governance::IntendedChange;
using governance::MeetingDay;
using governance::StoredIntendedChange;

bool Codec<IntendedChange>::Decode(absl::string_view text, IntendedChange& out) {
  StoredIntendedChange stored;
  if (!Codec<StoredIntendedChange>::Decode(text, stored)) return false;
  out = std::move(stored.change);
  std::optional<MeetingDay>& meeting = out.before.meeting;
  if (meeting.has_value() != stored.meeting_on.has_value()) return false;
  if (meeting.has_value()) meeting->on = *stored.meeting_on;
  return true;
}

void Codec<IntendedChange>::Encode(const IntendedChange& value, std::string& out) {
  StoredIntendedChange stored{value, std::nullopt};
  if (value.before.meeting.has_value()) stored.meeting_on = value.before.meeting->on;
  Codec<StoredIntendedChange>::Encode(stored, out);
}

}  // namespace copperplate::postgres

namespace copperplate::governance {

using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kActionStruckOut{postgres::kRead, "action_struck_out", R"(
    SELECT (struck_out).on_day IS NOT NULL FROM action WHERE force = $1 AND body = $2 AND id = $3)"};

absl::StatusOr<std::optional<MeetingDay>> FindMeetingOfItem(Transaction& transaction,
                                                            const std::string& force,
                                                            const std::string& name) {
  decltype(kAgendaItemName)::Ids ids;
  if (!kAgendaItemName.Matches(name, ids)) return std::nullopt;
  // Locks the meeting, and with it what lies below it.
  return ReadMeetingDay(transaction, force, name);
}

absl::StatusOr<std::optional<OriginAction>> FindOrigin(Transaction& transaction,
                                                       const std::string& force,
                                                       const std::string& name) {
  decltype(kActionName)::Ids ids;
  if (!kActionName.Matches(name, ids) || ids[0] != force) return std::nullopt;
  // What is struck out asks under this lock whether something refers to it.
  ABSL_RETURN_IF_ERROR(LockCounter(transaction, force, ActionCounter(ids[1])));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kActionStruckOut, force, ids[1], ids[2]));
  if (rows.empty()) return std::nullopt;
  OriginAction action;
  action.body = std::string(ids[1]);
  ABSL_RETURN_IF_ERROR(rows[0].Read(action.struck_out));
  return action;
}

}  // namespace

absl::StatusOr<Rows> PartRows<ForwardPlanEntry>::Find(Session& session, absl::string_view force,
                                                      const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, PartTable::Find(session, force, path, sensitive));
  return UnlessHidden<ForwardPlanEntry>(std::move(rows), sensitive);
}

absl::StatusOr<PartRecord<ForwardPlanEntry>> PartRows<ForwardPlanEntry>::Read(const Row& row) {
  bool is_sensitive = false;
  return ReadMarked(row, is_sensitive);
}

absl::StatusOr<PartRecord<ForwardPlanEntry>> PartRows<ForwardPlanEntry>::ReadMarked(
    const Row& row, bool& is_sensitive) {
  std::optional<absl::CivilDay> on;
  std::vector<MeetingInPlace> in_place;
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row, is_sensitive, on, in_place));
  record.part.in_place = std::move(in_place);
  std::optional<MeetingDay>& meeting = record.part.intended.meeting;
  if (meeting.has_value() != on.has_value()) {
    return absl::InternalError("an entry for a meeting that is not there");
  }
  if (meeting.has_value()) meeting->on = *on;
  return record;
}

absl::StatusOr<ForwardPlanRoot::Content> RootRows<ForwardPlanRoot>::ReadContent(
    Transaction& transaction, absl::string_view force, const PartPath&) {
  const std::string of_force(force);
  ForwardPlanRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, kCounter));
  content.body = [&transaction, of_force](const std::string& id) {
    return KeepBody(transaction, of_force, id);
  };
  content.meeting = [&transaction, of_force](const std::string& name) {
    return ReadMeetingDay(transaction, of_force, name);
  };
  content.item = [&transaction, of_force](const std::string& name) {
    return FindMeetingOfItem(transaction, of_force, name);
  };
  content.action = [&transaction, of_force](const std::string& name) {
    return FindOrigin(transaction, of_force, name);
  };
  return content;
}

}  // namespace copperplate::governance
