// What a dashboard costs, as the runtime role under row-level security: it reads the key of
// observation and nothing else of it, and neither history nor other forces make it dearer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr int kIndicators = 42;

class DashboardIndexTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, ServiceDatabase::Create());
    // 42 indicators for each of 20 forces, numbered by force.
    Run(absl::StrCat(R"(
        CREATE TABLE public.numbered AS
          SELECT force, row_number() OVER (ORDER BY force = ')",
                     kForce, R"(' DESC, force)::integer n
          FROM indicators.force WHERE force <> 'national' LIMIT 20;
        INSERT INTO indicators.area
          SELECT force, n, force, gen_random_uuid(), now(), 1 FROM public.numbered;
        INSERT INTO indicators.area_version
          SELECT force, area, 1, id, 3, '{}', '{}', 23688, NULL, now()
          FROM indicators.area;
        INSERT INTO indicators.indicator
          SELECT force, n * 1000 + i, 'indicator-' || i, gen_random_uuid(), now(), 1
          FROM public.numbered, generate_series(1, 42) i;
        INSERT INTO indicators.indicator_version
          SELECT force, indicator, 1, id, 'victims', '', 1, 'count', 1, 3, 0, false, 8191, '', '',
                 '', 0, 1, NULL, 'board-2018', '', '{}', indicator, '{}', '{}', 23688, NULL, now()
          FROM indicators.indicator;
        INSERT INTO indicators.annotation
          SELECT force, 2, id, r, gen_random_uuid(), now(), now(), false, indicator, NULL, 24000,
                 NULL, NULL, NULL, '', ''
          FROM indicators.indicator, generate_series(1, 3) r;
        INSERT INTO indicators.revision
          SELECT force, r, now(), 'test' FROM public.numbered, generate_series(1, 3) r;)"));
  }

  void Run(const std::string& sql) { ABSL_ASSERT_OK(database_->database().RunAsSuperuser(sql)); }

  // Figures of every month from `first` to `last`, month by month, as years of imports leave them.
  void Load(int first, int last, absl::string_view forces) {
    Run(
        absl::StrCat("INSERT INTO indicators.observation SELECT force, n, n * 1000 + i, m, '', 2, "
                     "m * 1000000::bigint, "
                     "NULL, 0, 1 FROM generate_series(",
                     first, ", ", last, ") m, public.numbered, ", "generate_series(1, 42) i WHERE ",
                     forces, " ORDER BY m, force, i"));
    Run("VACUUM ANALYZE indicators.observation");
    Run("ANALYZE");
  }

  // The plan with what it read, warm, as the runtime role.
  std::string Explain(std::optional<int64_t> revision) {
    static const std::string& sql = *new std::string(
        absl::StrCat("EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ", kReadDashboard.sql));
    const postgres::Statement explain{postgres::kRead, "explain_read_dashboard", sql};
    std::string plan;
    for (int i = 0; i < 2; ++i) {
      auto lease = database_->pool().Acquire(kForce, absl::Now() + absl::Seconds(60));
      EXPECT_THAT(lease, testing::IsOk());
      const auto rows = lease->Query(explain, kForce, kForce, kMonth, "", revision, revision, "",
                                     kMonthsBehindDataMonth, false);
      EXPECT_THAT(rows, testing::IsOk());
      if (!rows.ok()) return "";
      plan.clear();
      for (const postgres::Row row : *rows) absl::StrAppend(&plan, row.Text(0), "\n");
    }
    return plan;
  }

  // Pages read by the scan of the area's own recent figures, all indicators together.
  static int64_t FigureBuffers(absl::string_view plan) {
    const size_t scan = plan.find("using observation_pkey on observation o ");
    const size_t buffers = plan.find("Buffers: shared hit=", scan);
    int64_t pages = -1;
    if (buffers == absl::string_view::npos) return pages;
    const absl::string_view rest = plan.substr(buffers + 20);
    (void)absl::SimpleAtoi(rest.substr(0, rest.find_first_not_of("0123456789")), &pages);
    return pages;
  }

  // Of each scan of observation that was run, in the order of the plan.
  static std::vector<std::string> HeapFetches(absl::string_view plan) {
    constexpr absl::string_view kCount = "Heap Fetches: ";
    std::vector<std::string> fetches;
    bool of_observation = false;
    for (const absl::string_view line : absl::StrSplit(plan, '\n')) {
      if (absl::StrContains(line, " Scan ")) {
        of_observation = absl::StrContains(line, "observation_pkey on observation");
      }
      const size_t count = line.find(kCount);
      if (!of_observation || count == absl::string_view::npos) continue;
      fetches.emplace_back(line.substr(count + kCount.size()));
    }
    return fetches;
  }

  // Each scan of the peers' figures, in the order of the plan.
  static std::vector<std::string> PeerScans(absl::string_view plan) {
    std::vector<std::string> scans;
    for (const absl::string_view line : absl::StrSplit(plan, '\n')) {
      if (absl::StrContains(line, "peer_figure_pkey on peer_figure")) scans.emplace_back(line);
    }
    return scans;
  }

  std::unique_ptr<ServiceDatabase> database_;
};

TEST_F(DashboardIndexTest, ReadsTheKeyAloneWhateverLiesAround) {
  Load(kMonth - 47, kMonth, absl::StrCat("force = '", kForce, "'"));
  const std::string alone = Explain(std::nullopt);
  // Ten more years, nineteen more forces.
  Load(kMonth - 167, kMonth - 48, "true");
  Load(kMonth - 47, kMonth, absl::StrCat("force <> '", kForce, "'"));
  for (const std::optional<int64_t>& revision :
       {std::optional<int64_t>(), std::optional<int64_t>(2)}) {
    const std::string plan = Explain(revision);
    SCOPED_TRACE(plan);
    EXPECT_THAT(plan, HasSubstr("Index Only Scan Backward using observation_pkey"));
    EXPECT_THAT(plan, Not(HasSubstr("Scan on observation")));
    EXPECT_THAT(plan, HasSubstr("using annotation_by_indicator"));
    EXPECT_THAT(HeapFetches(plan), AllOf(SizeIs(4), Each("0")));
    // 48 rows lie on two leaves at most, below a root and a level or two.
    EXPECT_GT(FigureBuffers(plan), 0);
    EXPECT_LE(FigureBuffers(plan), kIndicators * 5);
    EXPECT_LE(FigureBuffers(plan), FigureBuffers(alone) + int64_t{2} * kIndicators);
  }
}

TEST_F(DashboardIndexTest, TheMonthsBelowAndOfAFixedBaselineAreRangesOfTheKeyToo) {
  Run("UPDATE indicators.indicator_version SET baseline_rule = 4, baseline_from = 24120");
  Load(kMonth - 167, kMonth, "true");
  const std::string plan = Explain(std::nullopt);
  SCOPED_TRACE(plan);
  EXPECT_THAT(plan, Not(HasSubstr("Scan on observation")));
  // Every scan of observation bounds the month by the index: nowhere is it left to a filter but for
  // the months that the first range has given.
  size_t scans = 0;
  const std::vector<std::string> lines = absl::StrSplit(plan, '\n');
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].find("using observation_pkey on observation") == std::string::npos) continue;
    ++scans;
    EXPECT_THAT(lines[i + 1], HasSubstr("Index Cond: "));
    EXPECT_THAT(lines[i + 1], HasSubstr("month >= "));
    EXPECT_THAT(lines[i + 1], HasSubstr("month <= "));
    EXPECT_THAT(lines[i + 1], HasSubstr("revision <= "));
  }
  EXPECT_EQ(scans, 4u);
}

TEST_F(DashboardIndexTest, AHarmAndAFormulaAreReadByTheKeyToo) {
  Run(R"(
      UPDATE indicators.indicator_version SET measure = 9, unit = 'days' WHERE indicator = 1001;
      UPDATE indicators.indicator_version
        SET formula = '{indicator-3,indicator-4}', formula_subtracts = '{false,false}'
        WHERE indicator = 1002;
      INSERT INTO indicators.observation
        SELECT force, n, n * 1000 + 1, m, 'offence=category-' || c, 2, 1000000, NULL, 0, 1
        FROM public.numbered, generate_series(24170, 24218) m, generate_series(1, 20) c
        WHERE n = 1;
      INSERT INTO indicators.harm_weight
        SELECT force, 'category-' || c, 1, gen_random_uuid(), now(), now(), false, 'category-' || c,
               24000, NULL, 1000000, 'test', 'test'
        FROM public.numbered, generate_series(1, 20) c)");
  Load(kMonth - 47, kMonth, "true");
  const std::string plan = Explain(std::nullopt);
  SCOPED_TRACE(plan);
  EXPECT_THAT(plan, Not(HasSubstr("Scan on observation")));
  EXPECT_THAT(HeapFetches(plan), AllOf(SizeIs(4), Each("0")));
  // 42 rows and the two terms.
  EXPECT_THAT(plan, HasSubstr("loops=44"));
}

// With a group and ten years of quarters published for 43 forces: each row reads those of the group
// in the latest, by their key.
TEST_F(DashboardIndexTest, PeersAreReadByTheirKeyWhereThereAreAny) {
  Load(kMonth - 47, kMonth, absl::StrCat("force = '", kForce, "'"));
  Run(R"(
      INSERT INTO indicators.revision VALUES ('national', 1, now(), 'test');
      INSERT INTO indicators.indicator
        SELECT 'national', 90000 + i, 'indicator-' || i, gen_random_uuid(), now(), 1
        FROM generate_series(1, 42) i;
      INSERT INTO indicators.indicator_version
        SELECT force, indicator, 1, id, 'victims', '', 5, 'per_1000', 2, 3, 0, false, 8191, '', '',
               '', 0, 1, NULL, 'board-2018', '', '{}', indicator, '{}', '{}', 23688, NULL, now()
        FROM indicators.indicator WHERE force = 'national';
      INSERT INTO indicators.peer_figure
        SELECT 'national', i.indicator, 1, q, f.force, 1, 3, 1000000, 1000000000, NULL, NULL, NULL,
               q, 1
        FROM indicators.indicator i, generate_series(24098, 24218, 3) q, indicators.force f
        WHERE i.force = 'national' AND f.force <> 'national')");
  Run("VACUUM ANALYZE indicators.peer_figure");
  Run("ANALYZE");
  // Without a group nothing is looked for.
  EXPECT_THAT(PeerScans(Explain(std::nullopt)),
              ElementsAre(HasSubstr("actual rows=0"), HasSubstr("never executed"),
                          HasSubstr("never executed"), HasSubstr("never executed")));
  Run(R"(
      INSERT INTO indicators.peer_group
        VALUES ('national', 1, 'g1', gen_random_uuid(), 'cambridgeshire', now(), 1);
      INSERT INTO indicators.peer_group_version
        VALUES ('national', 1, 1, '{essex,kent,norfolk}', 1, '', 24000, NULL, now());
      ANALYZE)");
  const std::string plan = Explain(std::nullopt);
  SCOPED_TRACE(plan);
  EXPECT_THAT(plan, Not(HasSubstr("Scan on peer_figure")));
  EXPECT_THAT(PeerScans(plan), AllOf(SizeIs(4), Each(HasSubstr("Index Only Scan"))));
  EXPECT_THAT(PeerScans(plan),
              ElementsAre(HasSubstr("actual rows=1 loops=42"), HasSubstr("actual rows=4 loops=42"),
                          HasSubstr("never executed"), HasSubstr("never executed")));
  // The nation's figure and the force's beside it, of the latest quarter of all.
  Run(R"(
      INSERT INTO indicators.area
        VALUES ('national', 99001, 'england-and-wales', gen_random_uuid(), now(), 1);
      INSERT INTO indicators.area_version
        VALUES ('national', 99001, 1, 'England and Wales', 1, '{}', '{}', 23688, NULL, now());
      INSERT INTO indicators.peer_figure
        SELECT 'national', i.indicator, 3, q, 'england-and-wales', 1, 3, NULL, NULL, 1000000, NULL,
               NULL, q, 1
        FROM indicators.indicator i, generate_series(24098, 24218, 3) q
        WHERE i.force = 'national')");
  Run("VACUUM ANALYZE indicators.peer_figure");
  Run("ANALYZE");
  const std::string above = Explain(std::nullopt);
  SCOPED_TRACE(above);
  EXPECT_THAT(PeerScans(above),
              AllOf(SizeIs(4), Each(AllOf(HasSubstr("Index Only Scan"), HasSubstr("loops=42")))));
  EXPECT_THAT(PeerScans(above),
              ElementsAre(HasSubstr("actual rows=1"), HasSubstr("actual rows=4"),
                          HasSubstr("actual rows=1"), HasSubstr("actual rows=4")));
}

}  // namespace
}  // namespace copperplate::indicators
