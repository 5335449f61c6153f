// What columns of parts are that no library knows (libs/postgres/codec.h), and PartRows.
#pragma once

#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::postgres {

template <>
struct Codec<volunteers::Kind> : EnumCodec<volunteers::Kind, volunteers::Kind::kSpeedwatch> {};
template <>
struct Codec<volunteers::VettingLevel>
    : EnumCodec<volunteers::VettingLevel, volunteers::VettingLevel::kDbsEnhanced> {};
template <>
struct Codec<volunteers::VettingState>
    : EnumCodec<volunteers::VettingState, volunteers::VettingState::kWithdrawn> {};
template <>
struct Codec<volunteers::EngagementState>
    : EnumCodec<volunteers::EngagementState, volunteers::EngagementState::kRejected> {};
template <>
struct Codec<volunteers::TargetBasis>
    : EnumCodec<volunteers::TargetBasis, volunteers::TargetBasis::kAspiration> {};
template <>
struct Codec<volunteers::RecognitionType>
    : EnumCodec<volunteers::RecognitionType, volunteers::RecognitionType::kOther> {};
template <>
struct Codec<volunteers::ExitInterviewState>
    : EnumCodec<volunteers::ExitInterviewState, volunteers::ExitInterviewState::kCompleted> {};
template <>
struct Codec<volunteers::FeedFigure>
    : EnumCodec<volunteers::FeedFigure, volunteers::FeedFigure::kHours> {};
template <>
struct Codec<volunteers::HoursQualifier>
    : EnumCodec<volunteers::HoursQualifier, volunteers::HoursQualifier::kEstimated> {};
template <>
struct Codec<volunteers::PublicationState>
    : EnumCodec<volunteers::PublicationState, volunteers::PublicationState::kRefused> {};
template <>
struct Codec<absl::Weekday> : EnumCodec<absl::Weekday, absl::Weekday::sunday> {};
template <>
struct Codec<volunteers::OpportunityState>
    : EnumCodec<volunteers::OpportunityState, volunteers::OpportunityState::kCancelled> {};
template <>
struct Codec<volunteers::MatchState>
    : EnumCodec<volunteers::MatchState, volunteers::MatchState::kWithdrawn> {};

template <>
struct Codec<volunteers::WithdrawalReason>
    : EnumCodec<volunteers::WithdrawalReason, volunteers::WithdrawalReason::kEngagementEnded> {};
template <>
struct Codec<volunteers::RecordClass>
    : EnumCodec<volunteers::RecordClass, volunteers::RecordClass::kApplicant> {};
template <>
struct Codec<Marking> : EnumCodec<Marking, Marking::kOfficialSensitive> {};

}  // namespace copperplate::postgres

namespace copperplate::volunteers {

// The rows of a kind of part (libs/parts_postgres/part_rows.h).
template <class Part>
struct PartRows;

}  // namespace copperplate::volunteers
