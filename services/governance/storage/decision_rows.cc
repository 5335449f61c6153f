#include "services/governance/storage/decision_rows.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/governance/storage/body_rows.h"
#include "services/governance/storage/meeting_day_rows.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {

using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

// The item of a meeting that is locked, and who left for it.
constexpr Statement kDecidedItem{postgres::kRead, "decided_item", R"(
    SELECT i.restricted,
           ARRAY(SELECT d.person FROM declaration d
                 WHERE d.force = i.force AND d.body = i.body AND d.meeting = i.meeting
                   AND d.action = 3 AND d.item IN (i.id, '') ORDER BY d.id)
    FROM agenda_item i WHERE i.force = $1 AND i.body = $2 AND i.meeting = $3 AND i.id = $4)"};

constexpr Statement kRevokedOn{postgres::kRead, "revoked_by_decision_on", R"(
    SELECT max(t.on_day) FROM decision d CROSS JOIN unnest(d.transitions) t
    WHERE d.force = $1 AND d.revoked_by = $2 AND t.to_state = 6)"};

// Until the transaction's end nobody deletes it, nor has it another holder.
constexpr Statement kShareOffice{postgres::kWrite, "share_office",
                                 "SELECT id FROM office WHERE force = $1 AND id = $2 FOR SHARE"};

absl::StatusOr<std::optional<Decision>> FindDecision(Transaction& transaction,
                                                     const std::string& force,
                                                     const std::string& id) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        PartRows<Decision>::Find(transaction, force, {id}, /*sensitive=*/true));
  if (rows.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(PartRecord<Decision> record, PartRows<Decision>::Read(rows[0]));
  return std::move(record.part);
}

absl::StatusOr<std::optional<DecidedItem>> FindDecidedItem(Transaction& transaction,
                                                           const std::string& force,
                                                           const std::string& name) {
  decltype(kAgendaItemName)::Ids ids;
  if (!kAgendaItemName.Matches(name, ids) || ids[0] != force) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(
      std::optional<MeetingDay> meeting,
      ReadMeetingDay(transaction, force, kMeetingName.Format(force, ids[1], ids[2])));
  if (!meeting.has_value()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kDecidedItem, force, ids[1], ids[2], ids[3]));
  if (rows.empty()) return std::nullopt;
  DecidedItem item;
  item.meeting = *std::move(meeting);
  ABSL_RETURN_IF_ERROR(rows[0].Read(item.restricted, item.left));
  return item;
}

absl::StatusOr<std::optional<MeetingDay>> FindMeetingOfOutcome(Transaction& transaction,
                                                               const std::string& force,
                                                               const std::string& name) {
  decltype(kOutcomeName)::Ids ids;
  if (!kOutcomeName.Matches(name, ids)) return std::nullopt;
  return ReadMeetingDay(transaction, force, name);
}

absl::StatusOr<std::optional<Office>> FindOffice(Transaction& transaction, const std::string& force,
                                                 const std::string& name) {
  decltype(kOfficeName)::Ids ids;
  if (!kOfficeName.Matches(name, ids) || ids[0] != force) return std::nullopt;
  ABSL_RETURN_IF_ERROR(transaction.Query(kShareOffice, force, ids[1]).status());
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        PartRows<Office>::Find(transaction, force, {std::string(ids[1])},
                                               /*sensitive=*/true));
  if (rows.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(PartRecord<Office> record, PartRows<Office>::Read(rows[0]));
  return std::move(record.part);
}

// `of_reference` finds another one of the kind that has a reference.
absl::StatusOr<DecisionsRoot::Content> ReadDecisionsContent(Transaction& transaction,
                                                            absl::string_view force,
                                                            const PartPath& path,
                                                            const Statement& of_reference) {
  const std::string of_force(force);
  DecisionsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.now,
                        ReadInstant(transaction, force, RootRows<DecisionsRoot>::kCounter));
  content.reference_taken = [&transaction, &of_reference, of_force, id = path.back()](
                                const std::string& reference) -> absl::StatusOr<bool> {
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          transaction.Query(of_reference, of_force, reference, id));
    return !rows.empty();
  };
  content.decision = [&transaction, of_force](const std::string& id) {
    return FindDecision(transaction, of_force, id);
  };
  content.item = [&transaction, of_force](const std::string& name) {
    return FindDecidedItem(transaction, of_force, name);
  };
  content.outcome = [&transaction, of_force](const std::string& name) {
    return FindMeetingOfOutcome(transaction, of_force, name);
  };
  content.office = [&transaction, of_force](const std::string& name) {
    return FindOffice(transaction, of_force, name);
  };
  content.offices = [&transaction, of_force] { return ShareOffices(transaction, of_force); };
  content.revoked_on =
      [&transaction,
       of_force](const std::string& name) -> absl::StatusOr<std::optional<absl::CivilDay>> {
    ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kRevokedOn, of_force, name));
    std::optional<absl::CivilDay> on;
    ABSL_RETURN_IF_ERROR(rows[0].Read(on));
    return on;
  };
  return content;
}

}  // namespace

absl::StatusOr<Rows> PartRows<Decision>::Find(Session& session, absl::string_view force,
                                              const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, PartTable::Find(session, force, path, sensitive));
  return UnlessHidden<Decision>(std::move(rows), sensitive);
}

absl::StatusOr<PartRecord<Decision>> PartRows<Decision>::Read(const Row& row) {
  bool is_sensitive = false;
  return ReadMarked(row, is_sensitive);
}

absl::StatusOr<PartRecord<Decision>> PartRows<Decision>::ReadMarked(const Row& row,
                                                                    bool& is_sensitive) {
  bool is_revoking_one_sensitive = false;
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row, is_sensitive, is_revoking_one_sensitive));
  record.part.is_revoking_one_sensitive = is_revoking_one_sensitive;
  return record;
}

absl::StatusOr<Rows> PartRows<DecisionNotice>::Find(Session& session, absl::string_view force,
                                                    const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, PartTable::Find(session, force, path, sensitive));
  return UnlessHidden<DecisionNotice>(std::move(rows), sensitive);
}

absl::StatusOr<PartRecord<DecisionNotice>> PartRows<DecisionNotice>::Read(const Row& row) {
  bool is_sensitive = false;
  return ReadMarked(row, is_sensitive);
}

template <>
absl::StatusOr<DecisionsRoot::Content> RootRows<DecisionsRoot>::ReadContentFor<Decision>(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  return ReadDecisionsContent(transaction, force, path, kDecisionOfReference);
}

template <>
absl::StatusOr<DecisionsRoot::Content> RootRows<DecisionsRoot>::ReadContentFor<DecisionNotice>(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  return ReadDecisionsContent(transaction, force, path, kNoticeOfReference);
}

}  // namespace copperplate::governance
