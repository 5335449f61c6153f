#include "services/governance/storage/meeting_day_rows.h"

#include <string>

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/meeting_state.h"
#include "services/governance/storage/part_codecs.h"

namespace copperplate::governance {
namespace {

using postgres::Rows;
using postgres::Statement;

// Nothing below the meeting changes until what names it is written.
constexpr Statement kMeetingDay{postgres::kWrite, "day_of_meeting", R"(
    SELECT date, state FROM meeting WHERE force = $1 AND body = $2 AND id = $3 FOR SHARE)"};

// Statements of their own: they see what was written before the meeting was locked.
constexpr Statement kItemOfOutcome{postgres::kRead, "item_of_outcome", R"(
    SELECT o.item, i.number, o.kind FROM outcome o
    JOIN agenda_item i ON i.force = o.force AND i.body = o.body AND i.meeting = o.meeting
      AND i.id = o.item
    WHERE o.force = $1 AND o.body = $2 AND o.meeting = $3 AND o.id = $4)"};
constexpr Statement kItemThere{postgres::kRead, "agenda_item_there", R"(
    SELECT id, number, NULL::smallint FROM agenda_item
    WHERE force = $1 AND body = $2 AND meeting = $3 AND id = $4)"};
constexpr Statement kRestrictedItems{postgres::kRead, "restricted_items", R"(
    SELECT id, number FROM agenda_item
    WHERE force = $1 AND body = $2 AND meeting = $3 AND restricted)"};

// A meeting, by its own name or that of what lies below it.
struct NamedMeeting {
  std::string force;
  std::string body;
  std::string meeting;
  // Gives the item of what lies below, and its kind if it is an outcome; null: nothing is named.
  const Statement* below = nullptr;
  std::string id;  // of that
};

std::optional<NamedMeeting> MeetingNamed(absl::string_view name) {
  decltype(kMeetingName)::Ids meeting;
  if (kMeetingName.Matches(name, meeting)) {
    return NamedMeeting{std::string(meeting[0]), std::string(meeting[1]), std::string(meeting[2]),
                        nullptr, ""};
  }
  decltype(kOutcomeName)::Ids ids;
  const Statement* below = nullptr;
  if (kOutcomeName.Matches(name, ids)) below = &kItemOfOutcome;
  if (below == nullptr && kAgendaItemName.Matches(name, ids)) below = &kItemThere;
  if (below == nullptr) return std::nullopt;
  return NamedMeeting{std::string(ids[0]), std::string(ids[1]), std::string(ids[2]), below,
                      std::string(ids[3])};
}

}  // namespace

absl::StatusOr<std::optional<MeetingDay>> ReadMeetingDay(postgres::Session& session,
                                                         absl::string_view force,
                                                         absl::string_view name) {
  const std::optional<NamedMeeting> named = MeetingNamed(name);
  if (!named.has_value() || named->force != force) return std::nullopt;
  const std::string& body = named->body;
  const std::string& meeting = named->meeting;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kMeetingDay, force, body, meeting));
  if (rows.empty()) return std::nullopt;
  MeetingDay day;
  day.body = body;
  day.name = kMeetingName.Format(force, body, meeting);
  MeetingState state = MeetingState::kPlanned;
  ABSL_RETURN_IF_ERROR(rows[0].Read(day.on, state));
  day.held = WasHeld(state);
  day.called_off = !IsLive(state);
  std::string item;
  if (named->below != nullptr) {
    ABSL_ASSIGN_OR_RETURN(const Rows there,
                          session.Query(*named->below, force, body, meeting, named->id));
    if (there.empty()) return std::nullopt;
    ABSL_RETURN_IF_ERROR(there[0].Read(item, day.item_number, day.outcome));
  }
  ABSL_ASSIGN_OR_RETURN(const Rows restricted,
                        session.Query(kRestrictedItems, force, body, meeting));
  for (const postgres::Row row : restricted) {
    std::string id;
    ABSL_RETURN_IF_ERROR(row.Read(id, day.restricted_numbers.emplace_back()));
    day.restricted |= id == item;
  }
  return day;
}

}  // namespace copperplate::governance
