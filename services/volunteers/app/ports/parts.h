// What the force's volunteers are kept as (libs/parts): kinds of parts, and what they lie below.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/catalogue.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/duty_type.h"
#include "services/volunteers/domain/establishment.h"
#include "services/volunteers/domain/figure_feed.h"
#include "services/volunteers/domain/recognition.h"
#include "services/volunteers/domain/review_standard.h"
#include "services/volunteers/domain/role.h"
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

}  // namespace copperplate
