#include "services/volunteers/app/figure_rules.h"

namespace copperplate::volunteers {

void VolunteerPartRules<EstablishmentTarget>::CheckAmong(const Content& figures,
                                                         const EstablishmentTarget& target,
                                                         Faults& faults) {
  CheckTarget(target, figures.targets, faults);
}

void VolunteerPartRules<ReviewStandard>::CheckAmong(const Content& figures,
                                                    const ReviewStandard& standard,
                                                    Faults& faults) {
  CheckReviewStandard(standard, figures.review_standards, faults);
}

void VolunteerPartRules<EngagementStandard>::CheckAmong(const Content& figures,
                                                        const EngagementStandard& standard,
                                                        Faults& faults) {
  CheckEngagementStandard(standard, figures.engagement_standards, faults);
}

void VolunteerPartRules<FigureMapping>::CheckAmong(const Content& feed,
                                                   const FigureMapping& mapping, Faults& faults) {
  CheckMapping(mapping, feed.mappings, faults);
}

void VolunteerPartRules<EqualityCharacteristic>::CheckUpdate(const Content&,
                                                             const EqualityCharacteristic& present,
                                                             const EqualityCharacteristic& next,
                                                             Faults& faults) {
  CheckEqualityUpdate(present, next, faults);
}

void VolunteerPartRules<EqualityBenchmark>::CheckAmong(const Content& figures,
                                                       const EqualityBenchmark& benchmark,
                                                       Faults& faults) {
  CheckBenchmark(benchmark, figures.characteristics, figures.benchmarks, faults);
}

void VolunteerPartRules<RetentionRule>::CheckAmong(const Content& content,
                                                   const RetentionRule& rule, Faults& faults) {
  CheckRetentionRule(rule, content.rules, faults);
}

}  // namespace copperplate::volunteers
