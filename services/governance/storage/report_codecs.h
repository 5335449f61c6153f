// What columns of reports, their recommendations and the states of responses are that no library
// knows.
#pragma once

#include <tuple>

#include "libs/marking/marking.h"
#include "libs/postgres/composite.h"
#include "libs/postgres/enumeration.h"
#include "services/governance/domain/recommendation.h"
#include "services/governance/domain/source_report.h"
#include "services/governance/domain/statutory_response_state.h"
#include "services/governance/storage/marking_codec.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::ReportBody>
    : EnumCodec<governance::ReportBody, governance::ReportBody::kExternalAudit> {};
template <>
struct Codec<governance::ReportScope>
    : EnumCodec<governance::ReportScope, governance::ReportScope::kNational> {};
template <>
struct Codec<governance::ReportStage>
    : EnumCodec<governance::ReportStage, governance::ReportStage::kFinal> {};
template <>
struct Codec<governance::RecommendationKind>
    : EnumCodec<governance::RecommendationKind, governance::RecommendationKind::kAuditAction> {};
template <>
struct Codec<governance::RecommendationPriority>
    : EnumCodec<governance::RecommendationPriority, governance::RecommendationPriority::kLow> {};
template <>
struct Codec<governance::RecommendationState>
    : EnumCodec<governance::RecommendationState, governance::RecommendationState::kSuperseded> {};
template <>
struct Codec<governance::ExternalState>
    : EnumCodec<governance::ExternalState, governance::ExternalState::kAuthorisedForClosure> {};
template <>
struct Codec<governance::VerifierKind>
    : EnumCodec<governance::VerifierKind, governance::VerifierKind::kSecondLine> {};
template <>
struct Codec<governance::ResponseState>
    : EnumCodec<governance::ResponseState, governance::ResponseState::kSent> {};

template <>
struct Codec<governance::Judgement>
    : CompositeCodec<governance::Judgement, Codec<governance::Judgement>> {
  static auto Fields(governance::Judgement& judgement) {
    return std::tie(judgement.question, judgement.grade, judgement.on);
  }
};

template <>
struct Codec<governance::ExternalEntry>
    : CompositeCodec<governance::ExternalEntry, Codec<governance::ExternalEntry>> {
  static auto Fields(governance::ExternalEntry& entry) {
    return std::tie(entry.state, entry.on, entry.recorded_by, entry.recorded_at);
  }
};

}  // namespace copperplate::postgres
