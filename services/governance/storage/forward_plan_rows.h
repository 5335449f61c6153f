// The rows of forward plans (libs/parts_postgres/part_table.h), and who may see them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/composite.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/forward_plan_parts.h"
#include "services/governance/storage/action_rows.h"
#include "services/governance/storage/counted_rows.h"
#include "services/governance/storage/history_codecs.h"
#include "services/governance/storage/sensitive_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::ForwardPlanState>
    : EnumCodec<governance::ForwardPlanState, governance::ForwardPlanState::kWithdrawn> {};
template <>
struct Codec<governance::ForwardPlanPurpose>
    : EnumCodec<governance::ForwardPlanPurpose, governance::ForwardPlanPurpose::kDiscuss> {};

// By its first day.
template <>
struct Codec<absl::CivilMonth> {
  static bool Decode(absl::string_view text, absl::CivilMonth& out) {
    absl::CivilDay first;
    if (!Codec<absl::CivilDay>::Decode(text, first)) return false;
    out = absl::CivilMonth(first);
    return true;
  }
  static void Encode(absl::CivilMonth value, std::string& out) {
    Codec<absl::CivilDay>::Encode(absl::CivilDay(value), out);
  }
};

// By its name, which has the body's; its day is read with the row.
template <>
struct Codec<governance::MeetingDay> {
  static bool Decode(absl::string_view text, governance::MeetingDay& out) {
    decltype(governance::kMeetingName)::Ids ids;
    if (!governance::kMeetingName.Matches(text, ids)) return false;
    out.name = std::string(text);
    out.body = std::string(ids[1]);
    return true;
  }
  static void Encode(const governance::MeetingDay& value, std::string& out) { out += value.name; }
};

template <>
struct Codec<governance::Slip> : CompositeCodec<governance::Slip, Codec<governance::Slip>> {
  static auto Fields(governance::Slip& slip) {
    return std::tie(slip.on, slip.from, slip.to, slip.reason, slip.recorded_by, slip.recorded_at);
  }
};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// One as its type has it, the day of the meeting beside it: it is kept, whatever becomes of that.
struct StoredIntendedChange {
  IntendedChange change;
  std::optional<absl::CivilDay> meeting_on;
};

}  // namespace copperplate::governance

namespace copperplate::postgres {

template <>
struct Codec<governance::StoredIntendedChange>
    : CompositeCodec<governance::StoredIntendedChange, Codec<governance::StoredIntendedChange>> {
  static auto Fields(governance::StoredIntendedChange& stored) {
    governance::IntendedChange& change = stored.change;
    return std::tie(change.on, change.before.meeting, stored.meeting_on, change.before.month,
                    change.before.trigger_text, change.recorded_by, change.recorded_at);
  }
};

template <>
struct Codec<governance::MeetingInPlace>
    : CompositeCodec<governance::MeetingInPlace, Codec<governance::MeetingInPlace>> {
  // The meeting by its name, and then its day.
  static auto Fields(governance::MeetingInPlace& place) {
    return std::tie(place.meeting, place.meeting.on, place.recorded_at);
  }
};

template <>
struct Codec<governance::IntendedChange> {
  static bool Decode(absl::string_view text, governance::IntendedChange& out);
  static void Encode(const governance::IntendedChange& value, std::string& out);
};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// Whether a row of `forward_plan_entry` is sensitive: its item is restricted, or the action that
// asked for it is.
#define GOVERNANCE_ENTRY_SENSITIVE                                                         \
  "((forward_plan_entry.item <> '' AND EXISTS (SELECT FROM agenda_item i WHERE i.force = " \
  "forward_plan_entry.force AND i.body = split_part(forward_plan_entry.item, '/', 4) AND " \
  "i.meeting = split_part(forward_plan_entry.item, '/', 6) AND "                           \
  "i.id = split_part(forward_plan_entry.item, '/', 8) AND i.restricted)) "                 \
  "OR (forward_plan_entry.origin_action <> '' AND EXISTS (SELECT FROM action WHERE "       \
  "action.force = forward_plan_entry.force "                                               \
  "AND action.body = split_part(forward_plan_entry.origin_action, '/', 4) "                \
  "AND action.id = split_part(forward_plan_entry.origin_action, '/', 6) "                  \
  "AND (action.restricted OR " GOVERNANCE_ACTION_RESTRICTED "))))"

// The meetings in the place of the one that a row of `forward_plan_entry` is for: each after the
// one that it replaces.
#define GOVERNANCE_MEETINGS_IN_PLACE                                                               \
  "ARRAY(WITH RECURSIVE place AS (SELECT m.postponed_to AS id, 1 AS step FROM meeting m "          \
  "WHERE m.force = forward_plan_entry.force "                                                      \
  "AND m.body = split_part(forward_plan_entry.intended_meeting, '/', 4) "                          \
  "AND m.id = split_part(forward_plan_entry.intended_meeting, '/', 6) UNION ALL "                  \
  "SELECT m.postponed_to, p.step + 1 FROM place p JOIN meeting m "                                 \
  "ON m.force = forward_plan_entry.force AND m.body = "                                            \
  "split_part(forward_plan_entry.intended_meeting, '/', 4) "                                       \
  "AND m.id = p.id) "                                                                              \
  "SELECT ROW(split_part(forward_plan_entry.intended_meeting, '/meetings/', 1) || '/meetings/' "   \
  "|| m.id, m.date, "                                                                              \
  "m.created_at)::meeting_in_place FROM place p JOIN meeting m ON m.force = "                      \
  "forward_plan_entry.force "                                                                      \
  "AND m.body = split_part(forward_plan_entry.intended_meeting, '/', 4) AND m.id = p.id ORDER BY " \
  "p.step)"

template <>
struct PartRows<ForwardPlanEntry>
    : parts_postgres::PartTable<ForwardPlanEntry, PartRows<ForwardPlanEntry>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "forward_plan_entry",
            .above = {},
            .fields = {"title", "body", "intended_meeting", "intended_month", "trigger_text",
                       "report_from", "purpose", "significant_public_interest", "origin_action",
                       "planned_on", "state", "transitions", "intended_changes", "slips", "item"},
            .read_with = GOVERNANCE_ENTRY_SENSITIVE
            ", (SELECT m.date FROM meeting m WHERE m.force = forward_plan_entry.force "
            "AND m.body = split_part(forward_plan_entry.intended_meeting, '/', 4) "
            "AND m.id = split_part(forward_plan_entry.intended_meeting, '/', "
            "6)), " GOVERNANCE_MEETINGS_IN_PLACE,
            .narrowed = "AND ($5::boolean OR NOT " GOVERNANCE_ENTRY_SENSITIVE
                        ") AND ($6::text = '' OR body = $6::text) "
                        "AND ($7::smallint IS NULL OR state = $7::smallint)"};
  }
  static auto Fields(ForwardPlanEntry& one) {
    return std::tie(one.title, one.body, one.intended.meeting, one.intended.month,
                    one.intended.trigger_text, one.report_from, one.purpose, one.spi,
                    one.origin_action, one.planned_on, one.state, one.changes, one.intended_changes,
                    one.slips, one.item);
  }
  static void Place(ForwardPlanEntry& one, const PartPath& path) { one.id = path[0]; }

  // None that is sensitive, unless `sensitive`; so do all of these.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<ForwardPlanEntry>& query) {
    return ListWith(session, force, query, query.sensitive, query.filter.body, query.filter.state);
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  static absl::StatusOr<Record> ReadMarked(const postgres::Row& row, bool& is_sensitive);
  // `forward_plan_entry.read` of each that is sensitive.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view,
                                 const postgres::Rows& rows, int64_t shown) {
    return RecordSensitiveReads<ForwardPlanEntry>(parts, context, rows, shown);
  }
};

// What changes of entries are counted by.
inline constexpr absl::string_view kForwardPlanCounter = "forwardPlan";

template <>
struct RootRows<ForwardPlanRoot> : CountedRows<RootRows<ForwardPlanRoot>> {
  static constexpr absl::string_view kCounter = kForwardPlanCounter;
  // The content is asked as long as the transaction lasts.
  static absl::StatusOr<ForwardPlanRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                              absl::string_view force,
                                                              const PartPath& path);
};

}  // namespace copperplate::governance
