#include "services/indicators/storage/testing/figures_world.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/fake_figures.h"
#include "services/indicators/storage/testing/service_database.h"

namespace copperplate::indicators {
namespace {

class FakeFiguresWorld final : public FiguresWorld {
 public:
  FakeFiguresWorld() {
    figures_.AddForce("cambridgeshire");
    figures_.AddForce("essex");
  }
  ImportRepository& imports() override { return figures_; }
  BatchRepository& batches() override { return figures_; }
  ObservationRepository& observations() override { return figures_; }
  void AddArea(absl::string_view force, const ImportArea& area, absl::string_view parent) override {
    figures_.AddArea(force, area, parent);
  }
  void AddIndicator(absl::string_view force, const IndicatorDefinition& definition) override {
    figures_.AddIndicator(force, definition);
  }
  void AddSnapshot(absl::string_view force, absl::string_view area, int32_t first_month,
                   int32_t month) override {
    figures_.AddSnapshot(force, area, first_month, month);
  }
  absl::Time RecordTime(absl::string_view force, int64_t revision) override {
    return figures_.RecordTime(force, revision);
  }

 private:
  FakeFigures figures_;
};

std::string Literal(absl::string_view text) { return absl::StrCat("'", text, "'"); }
std::string MonthOrNull(const std::optional<int32_t>& month) {
  return month.has_value() ? absl::StrCat(*month) : "NULL";
}

class StoredFiguresWorld final : public FiguresWorld {
 public:
  explicit StoredFiguresWorld(std::unique_ptr<ServiceDatabase> database)
      : database_(std::move(database)), ports_(database_->repositories().ports()) {}

  ImportRepository& imports() override { return ports_.imports; }
  BatchRepository& batches() override { return ports_.batches; }
  ObservationRepository& observations() override { return ports_.observations; }

  void AddArea(absl::string_view force, const ImportArea& area, absl::string_view parent) override {
    Run(absl::StrCat(
        "WITH made AS (", NewRevision(force), "), one AS (",
        "INSERT INTO indicators.area (force, id, uid, created_at, revision) SELECT force, ",
        Literal(area.id), ", gen_random_uuid(), recorded_at, revision FROM made RETURNING *), ",
        "version AS (INSERT INTO indicators.area_version (force, area, revision, title, kind, "
        "code_schemes, codes, valid_from, valid_to, updated_at) SELECT force, area, revision, id, "
        "6, '{}', '{}', ",
        area.valid_from, ", ", MonthOrNull(area.valid_to), ", created_at FROM one) ",
        "INSERT INTO indicators.area_parent (force, area, revision, ordinal, parent_force, parent) "
        "SELECT one.force, one.area, one.revision, 1, above.force, above.area FROM one ",
        "JOIN indicators.area above ON above.force = one.force AND above.id = ", Literal(parent)));
  }

  void AddIndicator(absl::string_view force, const IndicatorDefinition& definition) override {
    Run(absl::StrCat(
        "WITH made AS (", NewRevision(force), "), one AS (",
        "INSERT INTO indicators.indicator (force, id, uid, created_at, revision) SELECT force, ",
        Literal(definition.id), ", gen_random_uuid(), recorded_at, revision FROM made RETURNING *)",
        " INSERT INTO indicators.indicator_version (force, indicator, revision, title, theme, "
        "theme_heading, measure, unit, frequency, polarity, decimals, allows_negative, columns, "
        "source_system, collection_method, caveat, lag_months, baseline_rule, rule_profile, "
        "peer_source, framework_tags, display_order, formula, formula_subtracts, valid_from, "
        "valid_to, updated_at) SELECT force, indicator, revision, id, '', '', ",
        static_cast<int>(definition.measure) + 1, ", '', ",
        static_cast<int>(definition.frequency) + 1, ", 3, 0, ",
        definition.allows_negative ? "true" : "false", ", 0, '', '', '', 0, 1, '', '', '{}', 0, ",
        definition.formula.empty() ? "'{}', '{}', " : "'{a}', '{f}', ", definition.valid_from, ", ",
        MonthOrNull(definition.valid_to), ", created_at FROM one"));
  }

  void AddSnapshot(absl::string_view force, absl::string_view area, int32_t first_month,
                   int32_t month) override {
    Run(absl::StrCat(
        "INSERT INTO indicators.snapshot (force, id, uid, created_at, author, month, area, edition,"
        " profile, revision, national_revision, first_month, sha256, canonical_json, dashboard, "
        "comparison, batches) SELECT force, 's' || gen_random_uuid(), gen_random_uuid(), now(), "
        "'', ",
        month, ", area, 1, '', 0, 0, ", first_month,
        ", sha256(''), '', '', '{}', '{}' FROM indicators.area WHERE force = ", Literal(force),
        " AND id = ", Literal(area)));
  }

  absl::Time RecordTime(absl::string_view force, int64_t revision) override {
    const std::string micros = Run(absl::StrCat(
        "SELECT (extract(epoch FROM recorded_at) * 1000000)::bigint FROM indicators.revision ",
        "WHERE force = ", Literal(force), " AND revision = ", revision));
    return absl::FromUnixMicros(std::stoll(micros));
  }

 private:
  static std::string NewRevision(absl::string_view force) {
    return absl::StrCat(
        "INSERT INTO indicators.revision (force, revision, recorded_at, actor) SELECT ",
        Literal(force), ", coalesce(max(revision), 0) + 1, clock_timestamp(), 'test' ",
        "FROM indicators.revision WHERE force = ", Literal(force), " RETURNING *");
  }

  std::string Run(const std::string& sql) {
    const auto value = database_->database().RunAsSuperuser(sql);
    EXPECT_THAT(value, testing::IsOk());
    return value.value_or("");
  }

  std::unique_ptr<ServiceDatabase> database_;
  const Ports ports_;
};

}  // namespace

std::unique_ptr<FiguresWorld> MakeFakeFiguresWorld() {
  return std::make_unique<FakeFiguresWorld>();
}

std::unique_ptr<FiguresWorld> MakeStoredFiguresWorld() {
  auto database = ServiceDatabase::Create();
  EXPECT_THAT(database, testing::IsOk());
  return database.ok() ? std::make_unique<StoredFiguresWorld>(*std::move(database)) : nullptr;
}

}  // namespace copperplate::indicators
