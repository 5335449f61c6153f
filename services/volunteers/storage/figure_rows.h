// The rows of what figures are held against and told by, and of retention
// (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/figure_parts.h"
#include "services/volunteers/storage/part_codecs.h"

namespace copperplate::volunteers {

template <>
struct PartRows<EstablishmentTarget>
    : parts_postgres::PartTable<EstablishmentTarget, PartRows<EstablishmentTarget>> {
  static parts_postgres::TableColumns Columns() {
    return {"establishment_target", {}, {"kind", "basis", "first_day", "persons"}};
  }
  static auto Fields(EstablishmentTarget& target) {
    return std::tie(target.kind, target.basis, target.from, target.value);
  }
  static void Place(EstablishmentTarget& target, const PartPath& path) { target.id = path[0]; }
};

template <>
struct PartRows<ReviewStandard>
    : parts_postgres::PartTable<ReviewStandard, PartRows<ReviewStandard>> {
  static parts_postgres::TableColumns Columns() {
    return {"review_standard",
            {},
            {"kind", "first_day", "hours_a_month", "window_months", "least_deployable_days",
             "expiring_within", "leave_overdue_after", "no_duty_first", "no_duty_second",
             "longest_gap", "recognised_years"}};
  }
  static auto Fields(ReviewStandard& standard) {
    ExpectationRule& expectation = standard.expectation;
    AttentionLimits& attention = standard.attention;
    return std::tie(standard.kind, standard.from, expectation.hours_a_month,
                    expectation.window_months, expectation.least_deployable_days,
                    attention.expiring_within, attention.leave_overdue_after,
                    attention.no_duty_first, attention.no_duty_second,
                    standard.service.longest_gap_days, standard.service.recognised_years);
  }
  static void Place(ReviewStandard& standard, const PartPath& path) { standard.id = path[0]; }
};

template <>
struct PartRows<EngagementStandard>
    : parts_postgres::PartTable<EngagementStandard, PartRows<EngagementStandard>> {
  static parts_postgres::TableColumns Columns() {
    return {"engagement_standard", {}, {"first_day", "probation_months", "vetting_months"}};
  }
  static auto Fields(EngagementStandard& standard) {
    return std::tie(standard.from, standard.probation_months, standard.vetting_months);
  }
  static void Place(EngagementStandard& standard, const PartPath& path) { standard.id = path[0]; }
};

template <>
struct PartRows<FigureMapping> : parts_postgres::PartTable<FigureMapping, PartRows<FigureMapping>> {
  static parts_postgres::TableColumns Columns() {
    return {"figure_mapping", {}, {"kind", "figure", "indicator"}};
  }
  static auto Fields(FigureMapping& mapping) {
    return std::tie(mapping.kind, mapping.figure, mapping.indicator);
  }
  static void Place(FigureMapping& mapping, const PartPath& path) { mapping.id = path[0]; }
};

// With its figures, which are written with a new one (published_figure_rows.h).
template <>
struct PartRows<FigurePublication>
    : parts_postgres::PartTable<FigurePublication, PartRows<FigurePublication>> {
  static parts_postgres::TableColumns Columns();
  static auto Fields(FigurePublication& publication) {
    return std::tie(publication.month, publication.known_at, publication.change_reason,
                    publication.state, publication.delivery, publication.attempts,
                    publication.last_error, publication.next_attempt_at, publication.delivered_at);
  }
  static void Place(FigurePublication& publication, const PartPath& path) {
    publication.id = path[0];
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  static absl::Status Write(postgres::Session& session, absl::string_view force,
                            absl::string_view root, const Record& record);
};

template <>
struct PartRows<EqualityCharacteristic>
    : parts_postgres::PartTable<EqualityCharacteristic, PartRows<EqualityCharacteristic>> {
  static parts_postgres::TableColumns Columns() {
    return {"equality_characteristic", {}, {"own_values", "definition"}};
  }
  static auto Fields(EqualityCharacteristic& characteristic) {
    return std::tie(characteristic.values, characteristic.definition);
  }
  static void Place(EqualityCharacteristic& characteristic, const PartPath& path) {
    characteristic.id = path[0];
  }
};

template <>
struct PartRows<EqualityBenchmark>
    : parts_postgres::PartTable<EqualityBenchmark, PartRows<EqualityBenchmark>> {
  static parts_postgres::TableColumns Columns() {
    return {"equality_benchmark",
            {},
            {"characteristic", "category", "definition", "thousandths", "source", "year"}};
  }
  static auto Fields(EqualityBenchmark& benchmark) {
    return std::tie(benchmark.characteristic, benchmark.category, benchmark.definition,
                    benchmark.thousandths, benchmark.source, benchmark.year);
  }
  static void Place(EqualityBenchmark& benchmark, const PartPath& path) { benchmark.id = path[0]; }
};

template <>
struct PartRows<RetentionRule> : parts_postgres::PartTable<RetentionRule, PartRows<RetentionRule>> {
  static parts_postgres::TableColumns Columns() {
    return {"retention_rule", {}, {"record_class", "months"}};
  }
  static auto Fields(RetentionRule& rule) { return std::tie(rule.record_class, rule.months); }
  static void Place(RetentionRule& rule, const PartPath& path) { rule.id = path[0]; }
};

}  // namespace copperplate::volunteers
