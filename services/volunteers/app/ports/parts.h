// What the force's volunteers are kept as (libs/parts): kinds of parts, and what they lie below.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/availability.h"
#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/catalogue.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/duty_type.h"
#include "services/volunteers/domain/equality.h"
#include "services/volunteers/domain/erasure.h"
#include "services/volunteers/domain/establishment.h"
#include "services/volunteers/domain/figure_feed.h"
#include "services/volunteers/domain/match.h"
#include "services/volunteers/domain/opportunity.h"
#include "services/volunteers/domain/recognition.h"
#include "services/volunteers/domain/representation.h"
#include "services/volunteers/domain/review_standard.h"
#include "services/volunteers/domain/role.h"
#include "services/volunteers/domain/skill.h"
#include "services/volunteers/domain/suitability.h"
#include "services/volunteers/domain/volunteer.h"

namespace copperplate::volunteers {

// What volunteering in the force is made of.
struct CatalogueRoot {
  using Content = Catalogue;
  static constexpr bool kHasId = false;
};

// What figures of volunteers and engagements are held against, and what the indicators service is
// told.
struct FiguresRoot {
  struct Content {
    std::vector<EstablishmentTarget> targets;
    std::vector<FigureMapping> mappings;
    std::vector<ReviewStandard> review_standards;
    std::vector<PublishedMonth> published;  // each once
    std::vector<EqualityCharacteristic> characteristics;
    std::vector<EqualityBenchmark> benchmarks;
  };
  static constexpr bool kHasId = false;
};

// How long volunteers are known.
struct RetentionRoot {
  struct Content {
    std::vector<RetentionRule> rules;
  };
  static constexpr bool kHasId = false;
};

// The units of cadets.
struct CadetUnitsRoot {
  struct Content {
    std::vector<CadetUnit> units;
    std::vector<Engagement> cadets;  // of the force, as Dossier::cadets
  };
  static constexpr bool kHasId = false;
};

// The volunteers of the force, each changed by itself.
struct RegisterRoot {
  struct Content {};
  static constexpr bool kHasId = false;
};

// One volunteer.
struct DossierRoot {
  using Content = Dossier;
  static constexpr bool kHasId = true;
};

// What volunteers are sought for, each changed by itself.
struct OpportunitiesRoot {
  struct Content {
    std::vector<Skill> skills;  // of the force
  };
  static constexpr bool kHasId = false;
};

// One opportunity, and whom it may be offered.
struct OpportunityRoot {
  struct Content {
    Opportunity opportunity;
    std::vector<Match> matches;
    std::vector<Candidate> candidates;  // everybody; nothing is told of their minutes
  };
  static constexpr bool kHasId = true;
};

// app/part_rules.h.
template <class Part>
struct VolunteerPartRules;

}  // namespace copperplate::volunteers

namespace copperplate {

template <>
struct PartKind<volunteers::Role> {
  using Root = volunteers::CatalogueRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Role>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "role";
  static constexpr absl::string_view kWords = "role";
  static constexpr const auto& kName = volunteers::kRoleName;
  static std::vector<std::string> Above(const volunteers::Role&) { return {}; }
  static const std::vector<volunteers::Role>& Of(const volunteers::Catalogue& catalogue) {
    return catalogue.roles;
  }
};

template <>
struct PartKind<volunteers::DutyType> {
  using Root = volunteers::CatalogueRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::DutyType>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "duty_type";
  static constexpr absl::string_view kWords = "type of duty";
  static constexpr const auto& kName = volunteers::kDutyTypeName;
  static std::vector<std::string> Above(const volunteers::DutyType&) { return {}; }
  static const std::vector<volunteers::DutyType>& Of(const volunteers::Catalogue& catalogue) {
    return catalogue.duty_types;
  }
};

template <>
struct PartKind<volunteers::Skill> {
  using Root = volunteers::CatalogueRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Skill>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "skill";
  static constexpr absl::string_view kWords = "skill";
  static constexpr const auto& kName = volunteers::kSkillName;
  static std::vector<std::string> Above(const volunteers::Skill&) { return {}; }
  static const std::vector<volunteers::Skill>& Of(const volunteers::Catalogue& catalogue) {
    return catalogue.skills;
  }
};

template <>
struct PartKind<volunteers::EstablishmentTarget> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::EstablishmentTarget>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "establishment_target";
  static constexpr absl::string_view kWords = "target of an establishment";
  static constexpr const auto& kName = volunteers::kEstablishmentTargetName;
  static std::vector<std::string> Above(const volunteers::EstablishmentTarget&) { return {}; }
  static const std::vector<volunteers::EstablishmentTarget>& Of(
      const volunteers::FiguresRoot::Content& content) {
    return content.targets;
  }
};

template <>
struct PartKind<volunteers::ReviewStandard> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::ReviewStandard>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "review_standard";
  static constexpr absl::string_view kWords = "standard of reviews";
  static constexpr const auto& kName = volunteers::kReviewStandardName;
  static std::vector<std::string> Above(const volunteers::ReviewStandard&) { return {}; }
  static const std::vector<volunteers::ReviewStandard>& Of(
      const volunteers::FiguresRoot::Content& content) {
    return content.review_standards;
  }
};

template <>
struct PartKind<volunteers::FigureMapping> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::FigureMapping>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "figure_mapping";
  static constexpr absl::string_view kWords = "mapping of a figure";
  static constexpr const auto& kName = volunteers::kFigureMappingName;
  static std::vector<std::string> Above(const volunteers::FigureMapping&) { return {}; }
  static const std::vector<volunteers::FigureMapping>& Of(
      const volunteers::FiguresRoot::Content& content) {
    return content.mappings;
  }
};

template <>
struct PartKind<volunteers::FigurePublication> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::FigurePublication>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "figure_publication";
  static constexpr absl::string_view kWords = "publication of figures";
  static constexpr const auto& kName = volunteers::kFigurePublicationName;
  static std::vector<std::string> Above(const volunteers::FigurePublication&) { return {}; }
};

template <>
struct PartKind<volunteers::CadetUnit> {
  using Root = volunteers::CadetUnitsRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::CadetUnit>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "cadet_unit";
  static constexpr absl::string_view kWords = "unit of cadets";
  static constexpr const auto& kName = volunteers::kCadetUnitName;
  static std::vector<std::string> Above(const volunteers::CadetUnit&) { return {}; }
  static const std::vector<volunteers::CadetUnit>& Of(
      const volunteers::CadetUnitsRoot::Content& content) {
    return content.units;
  }
};

template <>
struct PartKind<volunteers::EqualityCharacteristic> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::EqualityCharacteristic>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "equality_characteristic";
  static constexpr absl::string_view kWords = "characteristic that is asked for";
  static constexpr const auto& kName = volunteers::kEqualityCharacteristicName;
  static std::vector<std::string> Above(const volunteers::EqualityCharacteristic&) { return {}; }
  static const std::vector<volunteers::EqualityCharacteristic>& Of(
      const volunteers::FiguresRoot::Content& content) {
    return content.characteristics;
  }
};

template <>
struct PartKind<volunteers::EqualityBenchmark> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::EqualityBenchmark>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "equality_benchmark";
  static constexpr absl::string_view kWords = "benchmark";
  static constexpr const auto& kName = volunteers::kEqualityBenchmarkName;
  static std::vector<std::string> Above(const volunteers::EqualityBenchmark&) { return {}; }
  static const std::vector<volunteers::EqualityBenchmark>& Of(
      const volunteers::FiguresRoot::Content& content) {
    return content.benchmarks;
  }
};

template <>
struct PartKind<volunteers::RetentionRule> {
  using Root = volunteers::RetentionRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::RetentionRule>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "retention_rule";
  static constexpr absl::string_view kWords = "retention rule";
  static constexpr const auto& kName = volunteers::kRetentionRuleName;
  static std::vector<std::string> Above(const volunteers::RetentionRule&) { return {}; }
  static const std::vector<volunteers::RetentionRule>& Of(
      const volunteers::RetentionRoot::Content& content) {
    return content.rules;
  }
};

template <>
struct PartKind<volunteers::LegalHold> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::LegalHold>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "legal_hold";
  static constexpr absl::string_view kWords = "legal hold";
  static constexpr const auto& kName = volunteers::kLegalHoldName;
  static std::vector<std::string> Above(const volunteers::LegalHold&) { return {}; }
};

template <>
struct PartKind<volunteers::Volunteer> {
  using Root = volunteers::RegisterRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Volunteer>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "volunteer";
  static constexpr absl::string_view kWords = "volunteer";
  static constexpr const auto& kName = volunteers::kVolunteerName;
  static std::vector<std::string> Above(const volunteers::Volunteer&) { return {}; }
};

template <>
struct PartKind<volunteers::VettingCheck> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::VettingCheck>;
  using Parent = void;
  static constexpr absl::string_view kType = "vetting_check";
  static constexpr absl::string_view kWords = "vetting check";
  static constexpr const auto& kName = volunteers::kVettingCheckName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::VettingCheck&) { return {}; }
  static const std::vector<volunteers::VettingCheck>& Of(const volunteers::Dossier& dossier) {
    return dossier.checks;
  }
};

template <>
struct PartKind<volunteers::VolunteerSkill> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::VolunteerSkill>;
  using Parent = void;
  static constexpr absl::string_view kType = "volunteer_skill";
  static constexpr absl::string_view kWords = "skill of the volunteer";
  static constexpr const auto& kName = volunteers::kVolunteerSkillName;
  static constexpr bool kDeletable = true;
  static std::vector<std::string> Above(const volunteers::VolunteerSkill&) { return {}; }
  static const std::vector<volunteers::VolunteerSkill>& Of(const volunteers::Dossier& dossier) {
    return dossier.volunteer_skills;
  }
};

template <>
struct PartKind<volunteers::Availability> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Availability>;
  using Parent = volunteers::Engagement;
  static constexpr absl::string_view kType = "availability";
  static constexpr absl::string_view kWords = "time at which the volunteer can come";
  static constexpr const auto& kName = volunteers::kAvailabilityName;
  static constexpr bool kDeletable = true;
  static std::vector<std::string> Above(const volunteers::Availability& part) {
    return {part.engagement};
  }
};

template <>
struct PartKind<volunteers::Recognition> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Recognition>;
  using Parent = void;
  static constexpr absl::string_view kType = "recognition";
  static constexpr absl::string_view kWords = "recognition";
  static constexpr const auto& kName = volunteers::kRecognitionName;
  static constexpr bool kDeletable = true;
  static std::vector<std::string> Above(const volunteers::Recognition&) { return {}; }
  static const std::vector<volunteers::Recognition>& Of(const volunteers::Dossier& dossier) {
    return dossier.recognitions;
  }
};

template <>
struct PartKind<volunteers::Engagement> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Engagement>;
  using Parent = void;
  static constexpr absl::string_view kType = "engagement";
  static constexpr absl::string_view kWords = "engagement";
  static constexpr const auto& kName = volunteers::kEngagementName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::Engagement&) { return {}; }
  static const std::vector<volunteers::Engagement>& Of(const volunteers::Dossier& dossier) {
    return dossier.engagements;
  }
};

template <>
struct PartKind<volunteers::Opportunity> {
  using Root = volunteers::OpportunitiesRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Opportunity>;
  using Parent = void;
  static constexpr absl::string_view kType = "opportunity";
  static constexpr absl::string_view kWords = "opportunity";
  static constexpr const auto& kName = volunteers::kOpportunityName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::Opportunity&) { return {}; }
};

template <>
struct PartKind<volunteers::Match> {
  using Root = volunteers::OpportunityRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Match>;
  using Parent = void;
  static constexpr absl::string_view kType = "match";
  static constexpr absl::string_view kWords = "match";
  static constexpr const auto& kName = volunteers::kMatchName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::Match&) { return {}; }
  static const std::vector<volunteers::Match>& Of(
      const volunteers::OpportunityRoot::Content& content) {
    return content.matches;
  }
};

template <>
struct PartKind<volunteers::Supervision> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::Supervision>;
  using Parent = volunteers::Engagement;
  static constexpr absl::string_view kType = "supervision";
  static constexpr absl::string_view kWords = "supervision";
  static constexpr const auto& kName = volunteers::kSupervisionName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::Supervision& part) {
    return {part.engagement};
  }
  static const std::vector<volunteers::Supervision>& Of(const volunteers::Dossier& dossier) {
    return dossier.supervisions;
  }
};

template <>
struct PartKind<volunteers::GuardianConsent> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::GuardianConsent>;
  using Parent = volunteers::Engagement;
  static constexpr absl::string_view kType = "consent";
  static constexpr absl::string_view kWords = "consent";
  static constexpr const auto& kName = volunteers::kConsentName;
  static constexpr bool kDeletable = false;
  static std::vector<std::string> Above(const volunteers::GuardianConsent& part) {
    return {part.engagement};
  }
  static const std::vector<volunteers::GuardianConsent>& Of(const volunteers::Dossier& dossier) {
    return dossier.consents;
  }
};

template <>
struct PartKind<volunteers::EventPermission> {
  using Root = volunteers::DossierRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::EventPermission>;
  using Parent = volunteers::Engagement;
  static constexpr absl::string_view kType = "event_permission";
  static constexpr absl::string_view kWords = "permission for an event";
  static constexpr const auto& kName = volunteers::kEventPermissionName;
  static constexpr bool kDeletable = true;
  static std::vector<std::string> Above(const volunteers::EventPermission& part) {
    return {part.engagement};
  }
};

}  // namespace copperplate
