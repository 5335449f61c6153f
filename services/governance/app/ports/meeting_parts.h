// What lies below a body, and below one of its meetings, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "libs/time/civil.h"
#include "services/governance/app/ports/pack_registers.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/agenda_item.h"
#include "services/governance/domain/attendance.h"
#include "services/governance/domain/body.h"
#include "services/governance/domain/declaration.h"
#include "services/governance/domain/meeting.h"
#include "services/governance/domain/meeting_content.h"
#include "services/governance/domain/membership.h"
#include "services/governance/domain/minutes.h"
#include "services/governance/domain/minutes_moves.h"
#include "services/governance/domain/outcome.h"
#include "services/governance/domain/paper.h"

namespace copperplate::governance {

// One body: who is of it, and its meetings as such. While something of it is changed nothing below
// one of its meetings is.
struct BodyRoot {
  // A change reads what the rules of its kind look at.
  struct Content {
    Body body;
    std::vector<Membership> memberships;
    std::vector<OtherMeeting> meetings;  // all of the body
    // The one that is changed, with what lies below it; nothing where it is new.
    std::optional<MeetingContent> meeting;
    absl::Time now;  // of a change of a meeting, by the database's clock, under the lock
    // Of a change of a meeting, asked before it is written. The first waits for whatever is being
    // changed of the registers of a pack of the body, keeps them as they are to the end of the
    // change, and gives the instant of that by the database's clock, later than whatever was
    // recorded of them. The second tells them as known then, for the pack of the meeting.
    std::function<absl::StatusOr<absl::Time>()> hold_registers;
    std::function<absl::StatusOr<RegistersRead>(absl::Time known_at)> registers;
    // Of the membership that is changed: the days on which the person attended a meeting as a
    // MEMBER by it, and the names of these attendances.
    std::vector<absl::CivilDay> attended;
    std::vector<std::string> attendances;
  };
  static constexpr size_t kIds = 1;
};

// One meeting with what lies below it. What lies below other meetings of the body may be changed at
// once.
struct MeetingRoot {
  struct Content : MeetingContent {
    absl::Time now;  // by the database's clock, under the lock
    // The outcome of this path, of whichever meeting of the force, which stays as it is to the end
    // of the change; nothing where there is none. Not asked after the change.
    std::function<absl::StatusOr<std::optional<ApprovingOutcome>>(const PartPath&)> outcome;
  };
  static constexpr size_t kIds = 2;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::Membership> {
  using Root = governance::BodyRoot;
  using Rules = governance::GovernancePartRules<governance::Membership>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "membership";
  static constexpr absl::string_view kWords = "membership";
  static constexpr const auto& kName = governance::kMembershipName;
  static std::vector<std::string> Above(const governance::Membership&) { return {}; }
};

template <>
struct PartKind<governance::Meeting> {
  using Root = governance::BodyRoot;
  using Rules = governance::GovernancePartRules<governance::Meeting>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "meeting";
  static constexpr absl::string_view kWords = "meeting";
  static constexpr const auto& kName = governance::kMeetingName;
  static std::vector<std::string> Above(const governance::Meeting&) { return {}; }
  // The newest first.
  static std::string ListKey(const governance::Meeting& meeting) {
    return absl::StrCat(FormatDate(meeting.date), "/", meeting.start_minute, "/", meeting.id);
  }
};

template <>
struct PartKind<governance::AgendaItem> {
  using Root = governance::MeetingRoot;
  using Rules = governance::GovernancePartRules<governance::AgendaItem>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "agenda_item";
  static constexpr absl::string_view kWords = "agenda item";
  static constexpr const auto& kName = governance::kAgendaItemName;
  static std::vector<std::string> Above(const governance::AgendaItem&) { return {}; }
  // As printed.
  static std::string ListKey(const governance::AgendaItem& item) {
    return governance::PrintedPlace(item);
  }
};

template <>
struct PartKind<governance::Attendance> {
  using Root = governance::MeetingRoot;
  using Rules = governance::GovernancePartRules<governance::Attendance>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "attendance";
  static constexpr absl::string_view kWords = "attendance";
  static constexpr const auto& kName = governance::kAttendanceName;
  static std::vector<std::string> Above(const governance::Attendance&) { return {}; }
};

template <>
struct PartKind<governance::Declaration> {
  using Root = governance::MeetingRoot;
  using Rules = governance::GovernancePartRules<governance::Declaration>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "declaration";
  static constexpr absl::string_view kWords = "declaration";
  static constexpr const auto& kName = governance::kDeclarationName;
  static std::vector<std::string> Above(const governance::Declaration&) { return {}; }
};

template <>
struct PartKind<governance::Outcome> {
  using Root = governance::MeetingRoot;
  using Rules = governance::GovernancePartRules<governance::Outcome>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "outcome";
  static constexpr absl::string_view kWords = "outcome";
  static constexpr const auto& kName = governance::kOutcomeName;
  static std::vector<std::string> Above(const governance::Outcome&) { return {}; }
};

template <>
struct PartKind<governance::Minutes> {
  using Root = governance::MeetingRoot;
  using Rules = governance::GovernancePartRules<governance::Minutes>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "minutes";
  static constexpr absl::string_view kWords = "version of the minutes";
  static constexpr const auto& kName = governance::kMinutesName;
  static std::vector<std::string> Above(const governance::Minutes&) { return {}; }
  // The newest first.
  static std::string ListKey(const governance::Minutes& minutes) {
    return absl::StrCat(minutes.version);
  }
};

template <>
struct PartKind<governance::Paper> {
  using Root = governance::MeetingRoot;
  using Rules = governance::GovernancePartRules<governance::Paper>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "paper";
  static constexpr absl::string_view kWords = "paper";
  static constexpr const auto& kName = governance::kPaperName;
  static std::vector<std::string> Above(const governance::Paper&) { return {}; }
};

template <>
struct PartFilter<governance::Membership> {
  std::optional<absl::CivilDay> day;  // those of the day alone
};

template <>
struct PartFilter<governance::Meeting> {
  std::optional<absl::CivilDay> from;  // those on it or later
  std::optional<absl::CivilDay> to;    // those on it or before
  std::optional<governance::MeetingState> state;
};

template <>
struct PartFilter<governance::Outcome> {
  std::optional<std::string> item;  // those of it alone; AGENDA_ITEM_UNKNOWN where it is none
};

template <>
struct PartFilter<governance::Paper> {
  std::optional<std::string> item;  // those for it alone; AGENDA_ITEM_UNKNOWN where it is none
  std::optional<governance::PaperState> state;
};

}  // namespace copperplate
