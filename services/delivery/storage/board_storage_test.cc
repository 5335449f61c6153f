// The board's figures on PostgreSQL: one statement that reads what a plan was made of on a day.
#include "services/delivery/storage/board_storage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/explain.h"
#include "services/delivery/domain/board.h"
#include "services/delivery/storage/board_statement.h"
#include "services/delivery/storage/testing/plan_data.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Not;
using ::testing::SizeIs;

const absl::CivilDay kBoardDay(2018, 5, 1);

// Iteration 1, of 2018-01-31, is published; 2, of 2018-03-31, was, and is withdrawn; 3, of
// 2018-04-30, is frozen and no more.
constexpr char kPublished[] = R"(
    INSERT INTO delivery.iteration (force, plan, id, uid, version, created_at, created_by,
        updated_at, updated_by, number, label, cut_off, erratum_note, state, withdrawn_reason)
    SELECT 'cambridgeshire', 'pcp', 'iteration-' || n, gen_random_uuid(), 1, now(), 't', now(), 't',
        n, '', cut_off::date, '', 1, ''
    FROM (VALUES (1, '2018-01-31'), (2, '2018-03-31'), (3, '2018-04-30')) v (n, cut_off);
    INSERT INTO delivery.iteration_content
    SELECT force, plan, id, 1, NULL, '', sha256(''), '', now(), 't' FROM delivery.iteration;
    INSERT INTO delivery.iteration_row
    SELECT force, plan, id, 1, o, 'victims', 'V', 'Victims', split_part(code, '.', 1), 'T', '',
        code, '{}', '{}', '', rag, cut_off, '', 1, false, '{}', NULL, 0, false
    FROM delivery.iteration, (VALUES (1, 'V1.1', 3), (2, 'V2', 2)) v (o, code, rag);
    UPDATE delivery.iteration SET content = 1, state = 2;
    UPDATE delivery.iteration SET state = 3 WHERE number < 3;
    UPDATE delivery.iteration SET state = 4, withdrawn_reason = 'wrong' WHERE number = 2;)";

class BoardStorageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, ServiceDatabase::Create());
    ASSERT_THAT(database_->database().RunAsSuperuser(kPlanData), IsOk());
    boards_ = std::make_unique<BoardStorage>(
        change_postgres::ChangeParts{database_->pool(), database_->uuids()});
  }

  static RequestContext Context(absl::string_view force = "cambridgeshire") {
    RequestContext context;
    context.force = std::string(force);
    context.caller = "somebody";
    context.call_id = "call-1";
    context.deadline = absl::Now() + absl::Seconds(60);
    return context;
  }

  BoardFigures Read(absl::CivilDay as_of) {
    auto figures = boards_->ReadBoard(Context(), "pcp", as_of, false);
    EXPECT_THAT(figures, IsOk());
    return figures.ok() ? *std::move(figures) : BoardFigures();
  }

  std::unique_ptr<ServiceDatabase> database_;
  std::unique_ptr<BoardStorage> boards_;
};

template <class Parts>
std::vector<std::string> SortedIds(const Parts& parts) {
  std::vector<std::string> ids;
  ids.reserve(parts.size());
  for (const auto& part : parts) ids.push_back(part.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

TEST_F(BoardStorageTest, GivesWhatAPlanWasMadeOfOnTheDay) {
  const BoardFigures figures = Read(kBoardDay);
  const PlanContent& content = figures.content;
  EXPECT_EQ(content.plan.id, "pcp");
  EXPECT_EQ(content.plan.title, "Police and Crime Plan");
  EXPECT_EQ(content.plan.kind, PlanKind::kPoliceAndCrime);
  EXPECT_EQ(content.plan.state, PlanState::kInForce);
  EXPECT_EQ(content.plan.marking, Marking::kOfficial);
  EXPECT_EQ(content.plan.stale_after_days, 92);
  EXPECT_EQ(content.plan.effective_from, absl::CivilDay(2017, 4, 1));
  EXPECT_THAT(SortedIds(content.themes), ElementsAre("offenders", "victims"));
  // V3 is withdrawn, with its activity.
  EXPECT_THAT(SortedIds(content.actions), ElementsAre("o1", "v1", "v2"));
  EXPECT_THAT(SortedIds(content.activities), ElementsAre("o1-1", "v1-1", "v1-2", "v2"));
  EXPECT_THAT(content.leads, SizeIs(6));
  EXPECT_THAT(SortedIds(content.opportunities), ElementsAre("first"));
  EXPECT_THAT(SortedIds(content.indicator_links), ElementsAre("crime", "national"));
  EXPECT_THAT(SortedIds(content.links), ElementsAre("l1", "l2"));
  EXPECT_THAT(SortedIds(content.milestones), ElementsAre("late", "soon"));
  EXPECT_EQ(figures.base, std::nullopt);
}

TEST_F(BoardStorageTest, AWithdrawnPartIsThereUntilItsDay) {
  EXPECT_THAT(SortedIds(Read(absl::CivilDay(2018, 2, 28)).content.actions),
              ElementsAre("o1", "v1", "v2", "v3"));
  EXPECT_THAT(SortedIds(Read(absl::CivilDay(2018, 3, 1)).content.actions),
              ElementsAre("o1", "v1", "v2"));
}

TEST_F(BoardStorageTest, APartIsThereFromItsDayOn) {
  ASSERT_THAT(database_->database().RunAsSuperuser(R"(
      UPDATE delivery.activity SET first_day = '2018-03-02' WHERE id = 'v1-2';
      UPDATE delivery.priority_action SET first_day = '2018-03-02' WHERE id = 'o1';)"),
              IsOk());
  const PlanContent before = Read(absl::CivilDay(2018, 3, 1)).content;
  EXPECT_THAT(SortedIds(before.actions), ElementsAre("v1", "v2"));
  EXPECT_THAT(SortedIds(before.activities), ElementsAre("o1-1", "v1-1", "v2"));
  const BoardFigures then = Read(absl::CivilDay(2018, 3, 2));
  EXPECT_THAT(SortedIds(then.content.actions), ElementsAre("o1", "v1", "v2"));
  EXPECT_THAT(SortedIds(then.content.activities), ElementsAre("o1-1", "v1-1", "v1-2", "v2"));
}

TEST_F(BoardStorageTest, LeadsAndIndicatorsAreThoseThatHold) {
  const PlanContent content = Read(absl::CivilDay(2017, 12, 31)).content;
  EXPECT_THAT(content.leads, SizeIs(7));
  EXPECT_THAT(SortedIds(content.indicator_links), ElementsAre("crime", "national", "old"));
  EXPECT_THAT(Read(absl::CivilDay(2017, 3, 31)).content.leads, IsEmpty());
}

TEST_F(BoardStorageTest, AStatusCountsFromItsDayUnlessAnotherCorrectsIt) {
  const auto of = [](const std::vector<StatusEntry>& entries, absl::string_view activity) {
    for (const StatusEntry& entry : entries) {
      if (entry.activity == activity) return absl::StrCat(entry.id, " ", Rank(entry.rag));
    }
    return std::string("none");
  };
  const BoardFigures may = Read(kBoardDay);
  // The RED one of the same day was corrected.
  EXPECT_EQ(of(may.statuses, "v1-1"), absl::StrCat("s2 ", Rank(Rag::kYellow)));
  EXPECT_EQ(of(may.statuses, "v2"), absl::StrCat("s1 ", Rank(Rag::kGreen)));
  EXPECT_EQ(of(may.statuses, "o1-1"), "none");
  const BoardFigures before = Read(absl::CivilDay(2018, 4, 29));
  EXPECT_EQ(of(before.statuses, "v1-1"), "none");
}

TEST_F(BoardStorageTest, AStatusComesWithWhatWasReported) {
  ASSERT_THAT(database_->database().RunAsSuperuser(R"(
      INSERT INTO delivery.status_entry
      VALUES ('cambridgeshire', 'pcp', 'o1', 'o1-1', 's1', gen_random_uuid(), 1,
              '2018-04-20 10:00Z', 'reporter', '2018-04-20', 4, 'Under way', NULL, 'no money yet',
              'up'))"),
              IsOk());
  const BoardFigures figures = Read(kBoardDay);
  const std::vector<StatusEntry>& entries = figures.statuses;
  const auto found = std::find_if(entries.begin(), entries.end(), [](const StatusEntry& entry) {
    return entry.activity == "o1-1";
  });
  ASSERT_NE(found, entries.end());
  EXPECT_EQ(found->action, "o1");
  EXPECT_EQ(found->narrative, "Under way");
  EXPECT_EQ(found->entered_by, "reporter");
  EXPECT_EQ(found->corrects, "");
  EXPECT_EQ(found->override_reason, "no money yet");
  EXPECT_EQ(found->direction_as_printed, "up");
  EXPECT_EQ(found->as_of, absl::CivilDay(2018, 4, 20));
  EXPECT_EQ(found->entered_at,
            absl::FromCivil(absl::CivilSecond(2018, 4, 20, 10), absl::UTCTimeZone()));
}

TEST_F(BoardStorageTest, ANarrativeIsTheOneThatStoodOnTheDay) {
  // Reports of 10 January and 5 May bring V2's; between them it was written by hand, and there is
  // a correction of the latter's day that says nothing.
  ASSERT_THAT(database_->database().RunAsSuperuser(R"(
      INSERT INTO delivery.activity_narrative
      VALUES ('cambridgeshire', 'pcp', 'v2', 'v2', 2, '2018-03-01', 'By hand', now()),
             ('cambridgeshire', 'pcp', 'v2', 'v2', 3, '2018-03-01', 'Put right', now());
      INSERT INTO delivery.status_entry
      VALUES ('cambridgeshire', 'pcp', 'v2', 'v2', 's3', gen_random_uuid(), 4,
              '2018-05-06 10:00Z', 't', '2018-05-06', 1, '', 's2', '', ''))"),
              IsOk());
  const auto of = [&](absl::string_view activity, absl::CivilDay day) {
    for (const Activity& one : Read(day).content.activities) {
      if (one.id == activity) return one.narrative;
    }
    return std::string("none");
  };
  // Before it is in the plan.
  EXPECT_EQ(of("v2", absl::CivilDay(2017, 3, 31)), "none");
  EXPECT_EQ(of("v2", absl::CivilDay(2017, 4, 1)), "Stands at V2");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 1, 9)), "Stands at V2");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 1, 10)), "In January");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 2, 28)), "In January");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 3, 1)), "Put right");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 5, 4)), "Put right");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 5, 5)), "In May");
  EXPECT_EQ(of("v2", absl::CivilDay(2018, 6, 1)), "In May");
  // The one that is corrected says nothing any more.
  EXPECT_EQ(of("v1-1", absl::CivilDay(2018, 4, 30)), "Right");
}

TEST_F(BoardStorageTest, AMilestoneComesWithItsMoves) {
  for (const Milestone& milestone : Read(kBoardDay).content.milestones) {
    EXPECT_EQ(milestone.revisions.size(), milestone.id == "late" ? 2u : 0u);
    if (milestone.id != "late") continue;
    EXPECT_EQ(milestone.original_due, absl::CivilDay(2018, 3, 1));
    EXPECT_EQ(milestone.current_due, absl::CivilDay(2018, 4, 15));
    EXPECT_EQ(milestone.revisions[0].to, absl::CivilDay(2018, 4, 1));
    EXPECT_EQ(milestone.revisions[0].on, absl::CivilDay(2018, 2, 20));
    EXPECT_EQ(milestone.revisions[1].to, absl::CivilDay(2018, 4, 15));
    EXPECT_EQ(milestone.revisions[1].on, absl::CivilDay(2018, 3, 30));
    EXPECT_EQ(milestone.from, absl::CivilDay(2017, 4, 1));
    EXPECT_EQ(milestone.met_on, std::nullopt);
    EXPECT_EQ(milestone.met_known_on, std::nullopt);
  }
}

TEST_F(BoardStorageTest, DirectionsAreSinceTheLastPublishedBeforeTheDay) {
  ASSERT_THAT(database_->database().RunAsSuperuser(kPublished), IsOk());
  // The second is withdrawn, the third not published.
  const BoardFigures figures = Read(kBoardDay);
  ASSERT_TRUE(figures.base.has_value());
  EXPECT_EQ(figures.base->number, 1);
  EXPECT_EQ(figures.base->cut_off, absl::CivilDay(2018, 1, 31));
  EXPECT_EQ(figures.base->rags,
            (std::map<std::string, Rag>{{"V1.1", Rag::kWhite}, {"V2", Rag::kYellow}}));
  // On its own cut-off it is not yet what directions are since.
  EXPECT_EQ(Read(absl::CivilDay(2018, 1, 31)).base, std::nullopt);
  ASSERT_TRUE(Read(absl::CivilDay(2018, 2, 1)).base.has_value());
}

TEST_F(BoardStorageTest, ASensitivePlanIsUnknownToWhoMayNotSeeIt) {
  EXPECT_THAT(boards_->ReadBoard(Context(), "secret", kBoardDay, false).status(),
              HasReason("PLAN_UNKNOWN"));
  const auto reads = [&] {
    return database_->database()
        .RunAsSuperuser(
            "SELECT string_agg(subject, ' ') FROM delivery.event_out "
            "WHERE type = 'plan.read'")
        .value_or("none");
  };
  EXPECT_EQ(reads(), "");
  EXPECT_THAT(boards_->ReadBoard(Context(), "secret", kBoardDay, true), IsOk());
  EXPECT_EQ(reads(), "forces/cambridgeshire/plans/secret");
  EXPECT_THAT(boards_->ReadBoard(Context(), "other", kBoardDay, true).status(),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(boards_->ReadBoard(Context("essex"), "pcp", kBoardDay, true).status(),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(boards_->ReadBoard(Context("atlantis"), "pcp", kBoardDay, true).status(),
              HasReason("FORCE_UNKNOWN"));
}

TEST_F(BoardStorageTest, TheStatementReachesItsRowsByIndex) {
  ASSERT_THAT(database_->database().RunAsSuperuser(kPublished), IsOk());
  // Thirty plans beside it, each with two hundred activities of twenty reports.
  ASSERT_THAT(database_->database().RunAsSuperuser(R"(
      INSERT INTO delivery.plan (force, id, uid, version, created_at, created_by, updated_at,
          updated_by, changes, title, kind, owner, vision, area, effective_from, stale_after_days,
          state, marking, historic_import)
      SELECT 'cambridgeshire', 'p' || n, gen_random_uuid(), 1, now(), 't', now(), 't', 1, 'T', 4,
          'O', '', '', '2017-04-01', 92, 2, 1, true FROM generate_series(1, 30) n;
      INSERT INTO delivery.theme
      SELECT force, id, 'victims', gen_random_uuid(), 1, now(), 't', now(), 't', 'V', 'N', '', '',
          '{}', '{}', '{}', '{}', 1 FROM delivery.plan WHERE id ~ '^p[0-9]+$';
      INSERT INTO delivery.priority_action
      SELECT force, plan, 'v' || n, gen_random_uuid(), 1, now(), 't', now(), 't', 'victims',
          'V' || n, 'T', '', '', '{}', '', NULL, '', '2017-04-01'
      FROM delivery.theme, generate_series(10, 59) n WHERE plan ~ '^p[0-9]+$';
      INSERT INTO delivery.activity
      SELECT force, plan, id, id || '-' || n, gen_random_uuid(), 1, now(), 't', now(), 't',
          code || '.' || n, '', NULL, NULL, NULL, '', '2017-04-01'
      FROM delivery.priority_action, generate_series(1, 4) n WHERE length(id) = 3;
      INSERT INTO delivery.status_entry
      SELECT force, plan, action, id, 'e' || n, gen_random_uuid(), 1, now(), 't',
          date '2018-01-01' + n, 4, '', NULL, '', ''
      FROM delivery.activity, generate_series(1, 20) n WHERE length(action) = 3;)"),
              IsOk());
  ASSERT_THAT(database_->database().RunAsSuperuser("VACUUM ANALYZE"), IsOk());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const std::string plan,
      testing_postgres::ExplainAsRuntime(database_->database(), kReadBoard, "cambridgeshire",
                                         "'cambridgeshire', 'p7', '2018-05-01', false"));
  for (const char* table : {"status_entry", "activity", "priority_action"}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto scans,
                              testing_postgres::ScansOf(database_->database(), table, plan));
    EXPECT_THAT(scans, Not(IsEmpty())) << table;
    EXPECT_THAT(scans, Not(Contains("Seq Scan"))) << table;
  }
}

}  // namespace
}  // namespace copperplate::delivery
