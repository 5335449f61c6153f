#include "services/governance/storage/action_rows.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/ports/body_parts.h"
#include "services/governance/storage/body_rows.h"
#include "services/governance/storage/meeting_day_rows.h"

namespace copperplate::governance {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kBodyCode{postgres::kRead, "code_of_body",
                              "SELECT code FROM body WHERE force = $1 AND id = $2"};

// It stays, with its code, while what is raised by it is written.
constexpr Statement kKeepBodyCode{
    postgres::kWrite, "keep_code_of_body",
    "SELECT code FROM body WHERE force = $1 AND id = $2 FOR KEY SHARE"};

constexpr Statement kReferringToAction{postgres::kRead, "referring_to_action", R"(
    SELECT 'forces/' || force || '/bodies/' || body || '/actions/' || id
    FROM action WHERE force = $1 AND body = $2 AND superseded_by = $3
    UNION ALL
    SELECT 'forces/' || force || '/forwardPlan/' || id
    FROM forward_plan_entry WHERE force = $1 AND origin_action = $3 AND origin_action <> ''
    ORDER BY 1 LIMIT 100)"};

}  // namespace

std::string ActionCounter(absl::string_view body) {
  return absl::StrCat("bodies/", body, "/actions");
}

absl::Status CheckBodyKnown(Session& session, absl::string_view force, absl::string_view body) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kBodyCode, force, body));
  if (!rows.empty()) return absl::OkStatus();
  return change_postgres::NotFoundIn(session, force, PartUnknown<Body>());
}

absl::StatusOr<PartRecord<Action>> PartRows<Action>::Read(const postgres::Row& row) {
  bool of_restricted_item = false;
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row, of_restricted_item));
  record.part.restricted = of_restricted_item || record.part.restricted_for_good;
  return record;
}

absl::StatusOr<Rows> PartRows<Action>::List(Session& session, absl::string_view force,
                                            const PartQuery<Action>& query) {
  return session.Query(kListActions, force, query.parent, query.after,
                       change_postgres::RowsToAsk(query.limit),
                       postgres::ToNumber(query.filter.state), query.filter.raised_at_meeting);
}

absl::Status RootRows<ActionsRoot>::Lock(Transaction& transaction, absl::string_view force,
                                         const PartPath& path) {
  return LockCounter(transaction, force, ActionCounter(RootOf<ActionsRoot>(path)));
}

absl::StatusOr<ActionsRoot::Content> RootRows<ActionsRoot>::ReadContent(Transaction& transaction,
                                                                        absl::string_view force,
                                                                        const PartPath& path) {
  const std::string body = RootOf<ActionsRoot>(path);
  const std::string of_force(force);
  ActionsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kKeepBodyCode, force, body));
  if (rows.empty()) return PartUnknown<Body>();
  ABSL_RETURN_IF_ERROR(rows[0].Read(content.body_code));
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, ActionCounter(body)));
  content.numbers = [&transaction, of_force,
                     body](absl::CivilMonth month) -> absl::StatusOr<std::vector<int32_t>> {
    ABSL_ASSIGN_OR_RETURN(const Rows numbers, transaction.Query(kNumbersOfMonth, of_force, body,
                                                                absl::CivilDay(month)));
    std::vector<int32_t> given;
    ABSL_RETURN_IF_ERROR(numbers[0].Read(given));
    return given;
  };
  content.action = [&transaction, of_force,
                    body](const std::string& id) -> absl::StatusOr<std::optional<Action>> {
    ABSL_ASSIGN_OR_RETURN(const Rows found,
                          PartRows<Action>::Find(transaction, of_force, {body, id}, true));
    if (found.empty()) return std::nullopt;
    ABSL_ASSIGN_OR_RETURN(PartRecord<Action> record, PartRows<Action>::Read(found[0]));
    return std::move(record.part);
  };
  content.referrers = [&transaction, of_force,
                       body](const std::string& id) -> absl::StatusOr<std::vector<std::string>> {
    ABSL_ASSIGN_OR_RETURN(const Rows referring,
                          transaction.Query(kReferringToAction, of_force, body,
                                            kActionName.Format(of_force, body, id)));
    std::vector<std::string> names;
    for (const postgres::Row row : referring) {
      ABSL_RETURN_IF_ERROR(row.Read(names.emplace_back()));
    }
    return names;
  };
  content.meeting = [&transaction, of_force](const std::string& name) {
    return ReadMeetingDay(transaction, of_force, name);
  };
  content.offices = [&transaction, of_force] { return ShareOffices(transaction, of_force); };
  return content;
}

absl::StatusOr<change_postgres::Stamp> RootRows<ActionsRoot>::Stamp(Transaction& transaction,
                                                                    absl::string_view force,
                                                                    const PartPath& path) {
  return CountChange(transaction, force, ActionCounter(RootOf<ActionsRoot>(path)));
}

absl::Status RootRows<ActionsRoot>::CheckKnown(Session& session, absl::string_view force,
                                               absl::string_view body, bool) {
  return CheckBodyKnown(session, force, body);
}

}  // namespace copperplate::governance
