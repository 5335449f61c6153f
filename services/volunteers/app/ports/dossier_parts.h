// Who volunteers and what lies below each, as parts (roots.h).
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/ports/roots.h"

namespace copperplate {

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
