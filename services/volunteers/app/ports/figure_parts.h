// What figures are held against and told by, and how long records are kept, as parts (roots.h).
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/ports/roots.h"

namespace copperplate {

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
struct PartKind<volunteers::EngagementStandard> {
  using Root = volunteers::FiguresRoot;
  using Rules = volunteers::VolunteerPartRules<volunteers::EngagementStandard>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "engagement_standard";
  static constexpr absl::string_view kWords = "standard of engagements";
  static constexpr const auto& kName = volunteers::kEngagementStandardName;
  static std::vector<std::string> Above(const volunteers::EngagementStandard&) { return {}; }
  static const std::vector<volunteers::EngagementStandard>& Of(
      const volunteers::FiguresRoot::Content& content) {
    return content.engagement_standards;
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

}  // namespace copperplate
