#include "services/volunteers/storage/duty_batch.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "libs/change_postgres/person_keys.h"
#include "libs/change_postgres/record_change.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/storage/duty_record.h"

namespace copperplate::volunteers {

using change_postgres::ChangeNote;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kSourceIdsTaken{postgres::kRead, "source_ids_taken", R"(
    SELECT n.ordinal
    FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS n (source, source_id, ordinal)
    JOIN duty d ON d.force = $1 AND d.source = n.source AND d.source_id = n.source_id
               AND d.source_id <> '' AND d.edition = 1
    ORDER BY n.ordinal)"};

// Engagements are locked in one order, whatever that of the requests.
std::vector<size_t> OrderOf(const std::vector<NewDuty>& made) {
  std::vector<size_t> order(made.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const Duty& left = made[a].record.duty;
    const Duty& right = made[b].record.duty;
    return std::tie(left.volunteer, left.engagement) < std::tie(right.volunteer, right.engagement);
  });
  return order;
}

// False where one of them is refused.
absl::StatusOr<bool> WriteAll(Transaction& transaction, const RequestContext& context,
                              const DutiesPrinter& print, std::vector<NewDuty>& made) {
  std::vector<ChangeNote> notes(made.size());
  std::vector<events::Event> events(made.size());
  for (size_t i = 0; i < made.size(); ++i) {
    notes[i].type = "duty.created";
    notes[i].subject = made[i].subject;
    notes[i].after = print.image(made[i].record);
    events[i] = made[i].event;
  }
  ABSL_RETURN_IF_ERROR(change_postgres::SealImages(transaction, context.force, notes, events));
  for (const size_t i : OrderOf(made)) {
    made[i].event = events[i];
    ABSL_ASSIGN_OR_RETURN(const Rows rows, WriteDutyRow(transaction, context, made[i]));
    ABSL_ASSIGN_OR_RETURN(const bool written, rows[0].Get<bool>(2));
    if (!written) return false;
  }
  return true;
}

}  // namespace

absl::StatusOr<std::optional<Changed<std::vector<DutyRecord>>>> RecordDuties(
    const change_postgres::ChangeParts& parts, const RequestContext& context,
    const std::vector<Duty>& duties, const DutiesPrinter& print) {
  using Records = std::vector<DutyRecord>;
  using Notes = std::vector<ChangeNote>;
  std::vector<NewDuty> made;
  made.reserve(duties.size());
  for (const Duty& duty : duties) made.push_back(MakeDuty(parts, context, duty));
  const auto decide = [&](Transaction&) -> absl::StatusOr<Records> { return Records(); };
  bool refused = false;
  const auto write = [&](Transaction& transaction, Records& records) -> absl::StatusOr<Notes> {
    ABSL_ASSIGN_OR_RETURN(const bool written, WriteAll(transaction, context, print, made));
    refused = !written;
    if (refused) return absl::AbortedError("a duty of the batch is refused");
    records.clear();
    for (const NewDuty& one : made) records.push_back(one.record);
    return Notes();  // each is written with its event
  };
  absl::StatusOr<Changed<Records>> changed = change_postgres::RunChange<Records>(
      parts, context, change_postgres::NoLock,
      {.mode = WriteMode::kWrite, .decide = decide, .write = write, .reply = print.reply});
  if (changed.ok()) return std::optional<Changed<Records>>(*std::move(changed));
  if (refused || RefusalOf(changed.status()).has_value()) {
    return std::optional<Changed<Records>>();
  }
  return changed.status();
}

absl::StatusOr<std::vector<size_t>> ReadSourceIdsTaken(postgres::Session& session,
                                                       absl::string_view force,
                                                       const std::vector<Duty>& duties) {
  std::vector<std::string> sources;
  std::vector<std::string> ids;
  for (const Duty& duty : duties) {
    sources.push_back(duty.source);
    ids.push_back(duty.source_id);
  }
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kSourceIdsTaken, force, sources, ids));
  std::vector<size_t> taken;
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(const int64_t ordinal, row.Get<int64_t>(0));
    taken.push_back(static_cast<size_t>(ordinal - 1));
  }
  return taken;
}

}  // namespace copperplate::volunteers
