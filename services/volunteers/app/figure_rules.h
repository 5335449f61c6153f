// The rules of what figures are held against and told by, and of how long records are kept
// (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/figure_parts.h"

namespace copperplate::volunteers {

template <>
struct VolunteerPartRules<EstablishmentTarget> : NoPartRules<EstablishmentTarget> {
  // As domain CheckTarget().
  static void CheckAmong(const Content& figures, const EstablishmentTarget& target, Faults& faults);
};

template <>
struct VolunteerPartRules<ReviewStandard> : NoPartRules<ReviewStandard> {
  // As domain CheckReviewStandard().
  static void CheckAmong(const Content& figures, const ReviewStandard& standard, Faults& faults);
};

template <>
struct VolunteerPartRules<EngagementStandard> : NoPartRules<EngagementStandard> {
  // As domain CheckEngagementStandard().
  static void CheckAmong(const Content& figures, const EngagementStandard& standard,
                         Faults& faults);
};

template <>
struct VolunteerPartRules<FigureMapping> : NoPartRules<FigureMapping> {
  // As domain CheckMapping().
  static void CheckAmong(const Content& feed, const FigureMapping& mapping, Faults& faults);
};

template <>
struct VolunteerPartRules<FigurePublication> : NoPartRules<FigurePublication> {};

template <>
struct VolunteerPartRules<EqualityCharacteristic> : NoPartRules<EqualityCharacteristic> {
  // As domain CheckEqualityUpdate().
  static void CheckUpdate(const Content& figures, const EqualityCharacteristic& present,
                          const EqualityCharacteristic& next, Faults& faults);
};

template <>
struct VolunteerPartRules<EqualityBenchmark> : NoPartRules<EqualityBenchmark> {
  // As domain CheckBenchmark().
  static void CheckAmong(const Content& figures, const EqualityBenchmark& benchmark,
                         Faults& faults);
};

template <>
struct VolunteerPartRules<RetentionRule> : NoPartRules<RetentionRule> {
  // As domain CheckRetentionRule().
  static void CheckAmong(const Content& content, const RetentionRule& rule, Faults& faults);
};

}  // namespace copperplate::volunteers
