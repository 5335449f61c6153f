// What columns of parts are that no library knows (libs/postgres/codec.h), and PartRows.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/marking/marking.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "services/governance/app/ports/body_parts.h"
#include "services/governance/app/ports/meeting_parts.h"
#include "services/governance/storage/dated_text.h"
#include "services/governance/storage/marking_codec.h"
#include "services/governance/storage/packed_text.h"

namespace copperplate::postgres {

// Bodies and their meetings.
template <>
struct Codec<governance::BodyKind>
    : EnumCodec<governance::BodyKind, governance::BodyKind::kPartnership> {};

template <>
struct Codec<governance::BodyAlias> {
  static bool Decode(absl::string_view text, governance::BodyAlias& out) {
    return governance::ReadDatedText(text, out.from, out.to, out.name);
  }
  static void Encode(const governance::BodyAlias& value, std::string& out) {
    governance::WriteDatedText(value.from, value.to, value.name, out);
  }
};

template <>
struct Codec<governance::Tenure> {
  static bool Decode(absl::string_view text, governance::Tenure& out) {
    std::optional<absl::CivilDay> from;
    if (!governance::ReadDatedText(text, from, out.to, out.holder) || !from.has_value()) {
      return false;
    }
    out.from = *from;
    return true;
  }
  static void Encode(const governance::Tenure& value, std::string& out) {
    governance::WriteDatedText(value.from, value.to, value.holder, out);
  }
};

template <>
struct Codec<governance::Capacity>
    : EnumCodec<governance::Capacity, governance::Capacity::kAdviser> {};
template <>
struct Codec<governance::MeetingState>
    : EnumCodec<governance::MeetingState, governance::MeetingState::kPostponed> {};
template <>
struct Codec<governance::ItemPurpose>
    : EnumCodec<governance::ItemPurpose, governance::ItemPurpose::kProcedural> {};
template <>
struct Codec<governance::AttendanceStatus>
    : EnumCodec<governance::AttendanceStatus, governance::AttendanceStatus::kSubstitute> {};
template <>
struct Codec<governance::DeclarationKind>
    : EnumCodec<governance::DeclarationKind, governance::DeclarationKind::kNonPecuniary> {};
template <>
struct Codec<governance::DeclarationAction>
    : EnumCodec<governance::DeclarationAction, governance::DeclarationAction::kNoVote> {};
template <>
struct Codec<governance::OutcomeKind>
    : EnumCodec<governance::OutcomeKind, governance::OutcomeKind::kCommended> {};
template <>
struct Codec<governance::PaperState>
    : EnumCodec<governance::PaperState, governance::PaperState::kWithdrawn> {};
template <>
struct Codec<governance::MinutesState>
    : EnumCodec<governance::MinutesState, governance::MinutesState::kPublished> {};
template <>
struct Codec<governance::MinutesParagraph> {
  static bool Decode(absl::string_view text, governance::MinutesParagraph& out) {
    return governance::ReadPacked(text, out.item, out.number, out.text);
  }
  static void Encode(const governance::MinutesParagraph& value, std::string& out) {
    governance::WritePacked(out, value.item, value.number, value.text);
  }
};
template <>
struct Codec<governance::MinutesAmendment> {
  static bool Decode(absl::string_view text, governance::MinutesAmendment& out) {
    return governance::ReadPacked(text, out.number, out.before, out.after);
  }
  static void Encode(const governance::MinutesAmendment& value, std::string& out) {
    governance::WritePacked(out, value.number, value.before, value.after);
  }
};
template <>
struct Codec<governance::MinutesApproval> {
  static bool Decode(absl::string_view text, governance::MinutesApproval& out) {
    return governance::ReadPacked(text, out.meeting, out.outcome, out.on);
  }
  static void Encode(const governance::MinutesApproval& value, std::string& out) {
    governance::WritePacked(out, value.meeting, value.outcome, value.on);
  }
};
template <>
struct Codec<governance::MinutesCorrection> {
  static bool Decode(absl::string_view text, governance::MinutesCorrection& out) {
    return governance::ReadPacked(text, out.number, out.text, out.by, out.at);
  }
  static void Encode(const governance::MinutesCorrection& value, std::string& out) {
    governance::WritePacked(out, value.number, value.text, value.by, value.at);
  }
};

template <>
struct Codec<governance::PaperSubmission> {
  static bool Decode(absl::string_view text, governance::PaperSubmission& out) {
    return governance::ReadPacked(text, out.item, out.authoritative);
  }
  static void Encode(const governance::PaperSubmission& value, std::string& out) {
    governance::WritePacked(out, value.item, value.authoritative);
  }
};
template <>
struct Codec<governance::ContentVersion> {
  static bool Decode(absl::string_view text, governance::ContentVersion& out) {
    std::string printed;
    if (!governance::ReadPacked(text, out.number, out.sha256, out.bytes, out.content_type, printed,
                                out.at, out.by)) {
      return false;
    }
    out.printed_marking.reset();
    for (const Marking marking : {Marking::kOfficial, Marking::kOfficialSensitive}) {
      if (printed == Name(marking)) out.printed_marking = marking;
    }
    return printed.empty() || out.printed_marking.has_value();
  }
  // The marking by its name: a list is looked for it.
  static void Encode(const governance::ContentVersion& value, std::string& out) {
    const std::string printed(value.printed_marking.has_value() ? Name(*value.printed_marking)
                                                                : absl::string_view());
    governance::WritePacked(out, value.number, value.sha256, value.bytes, value.content_type,
                            printed, value.at, value.by);
  }
};
template <>
struct Codec<governance::PaperAttachment> {
  static bool Decode(absl::string_view text, governance::PaperAttachment& out) {
    return governance::ReadPacked<governance::kBetweenLists>(text, out.id, out.label, out.versions);
  }
  static void Encode(const governance::PaperAttachment& value, std::string& out) {
    governance::WritePacked<governance::kBetweenLists>(out, value.id, value.label, value.versions);
  }
};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// The rows of a kind of part (libs/parts_postgres/part_rows.h).
template <class Part>
struct PartRows;

}  // namespace copperplate::governance
