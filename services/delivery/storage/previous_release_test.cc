// A database that is migrated already, while programs of the release before still write to it: what
// they write is there, and this release goes on from it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/domain/board.h"
#include "services/delivery/storage/testing/plan_data.h"
#include "services/delivery/storage/testing/service_database.h"

namespace copperplate::delivery {
namespace {

using ::testing::Eq;
using testing::IsOk;
using ::testing::Optional;

// As that release has its statements, in the order in which it runs them: an action and an activity
// that a person makes and then changes, the activity withdrawn from a day before the one on which
// it was made, a milestone moved and met, a link of an import, a finding that is changed.
constexpr char kWrites[] = R"(
    SET ROLE delivery_runtime;
    SET app.force = 'cambridgeshire';
    SET search_path = delivery;
    INSERT INTO priority_action (force, plan, uid, version, created_at, created_by, updated_at,
                                 updated_by, id, theme, code, text, alt_text, note,
                                 objective_ordinals, success_measure, withdrawn_on,
                                 withdrawn_reason)
    SELECT 'cambridgeshire', 'pcp', gen_random_uuid(), version, '2018-05-08 23:30Z', 't', now(),
        't', 'v4', 'victims', 'V4', text, '', '', '{}', '', NULL, ''
    FROM (VALUES (2, 'Do.')) v (version, text)
    ON CONFLICT (force, plan, id) DO UPDATE SET text = excluded.text;
    INSERT INTO priority_action (force, plan, uid, version, created_at, created_by, updated_at,
                                 updated_by, id, theme, code, text, alt_text, note,
                                 objective_ordinals, success_measure, withdrawn_on,
                                 withdrawn_reason)
    VALUES ('cambridgeshire', 'pcp', gen_random_uuid(), 3, '2018-05-08 23:30Z', 't', now(), 't',
        'v4', 'victims', 'V4', 'Do it.', '', '', '{}', '', NULL, '')
    ON CONFLICT (force, plan, id) DO UPDATE SET version = excluded.version, text = excluded.text;
    INSERT INTO activity (force, plan, uid, version, created_at, created_by, updated_at,
                          updated_by, action, id, code, narrative, target_date, next_review_on,
                          withdrawn_on, withdrawn_reason)
    VALUES ('cambridgeshire', 'pcp', gen_random_uuid(), 4, '2018-05-08 23:30Z', 't', now(), 't',
            'v4', 'v4-1', 'V4.1', 'Begun', NULL, NULL, NULL, ''),
           ('cambridgeshire', 'pcp', gen_random_uuid(), 4, '2018-05-08 23:30Z', 't', now(), 't',
            'v4', 'v4-2', 'V4.2', '', NULL, NULL, NULL, '');
    INSERT INTO activity_narrative (force, plan, action, activity, version, first_day, text,
                                    written_at)
    VALUES ('cambridgeshire', 'pcp', 'v4', 'v4-1', 4, '2017-04-01', 'Begun', now()),
           ('cambridgeshire', 'pcp', 'v4', 'v4-2', 4, '2017-04-01', '', now());
    INSERT INTO activity (force, plan, uid, version, created_at, created_by, updated_at,
                          updated_by, action, id, code, narrative, target_date, next_review_on,
                          withdrawn_on, withdrawn_reason)
    SELECT 'cambridgeshire', 'pcp', gen_random_uuid(), 5, '2018-05-08 23:30Z', 't', now(), 't',
        action, id, code, '', NULL, NULL, '2017-03-01'::date, 'merged'
    FROM (VALUES ('v4', 'v4-2', 'V4.2'), ('v1', 'v1-2', 'V1.2')) v (action, id, code)
    ON CONFLICT (force, plan, action, id) DO UPDATE SET version = excluded.version,
        withdrawn_on = excluded.withdrawn_on, withdrawn_reason = excluded.withdrawn_reason;
    INSERT INTO milestone (force, plan, uid, version, created_at, created_by, updated_at,
                           updated_by, action, activity, id, title, original_due, current_due,
                           met_on)
    VALUES ('cambridgeshire', 'pcp', gen_random_uuid(), 6, '2018-05-20 10:00Z', 't', now(), 't',
            'v4', 'v4-1', 'open', 'A hub is open', '2018-06-10', '2018-06-10', NULL)
    ON CONFLICT (force, plan, action, activity, id) DO UPDATE SET met_on = excluded.met_on;
    INSERT INTO milestone_revision (force, plan, action, activity, milestone, ordinal, due, reason,
                                    revised_by, revised_at)
    VALUES ('cambridgeshire', 'pcp', 'v4', 'v4-1', 'open', 1, '2018-07-10', 'late', 't',
            '2018-06-01 23:30Z')
    ON CONFLICT (force, plan, action, activity, milestone, ordinal) DO NOTHING;
    INSERT INTO milestone (force, plan, uid, version, created_at, created_by, updated_at,
                           updated_by, action, activity, id, title, original_due, current_due,
                           met_on)
    VALUES ('cambridgeshire', 'pcp', gen_random_uuid(), 7, '2018-05-20 10:00Z', 't', now(), 't',
            'v4', 'v4-1', 'open', 'A hub is open', '2018-06-10', '2018-07-10', '2018-07-01')
    ON CONFLICT (force, plan, action, activity, id) DO UPDATE SET version = excluded.version,
        current_due = excluded.current_due, met_on = excluded.met_on;
    INSERT INTO plan_link (force, plan, uid, version, created_at, created_by, updated_at,
                           updated_by, id, from_code, to_code, to_text, kind)
    VALUES ('cambridgeshire', 'pcp', gen_random_uuid(), 8, now(), 't', now(), 't', 'v4-1-o1',
            'V4.1', 'O1', 'O1', 1)
    ON CONFLICT (force, plan, id) DO UPDATE SET version = excluded.version;
    INSERT INTO improvement_plan (force, id, uid, version, created_at, created_by, updated_at,
                                  updated_by, changes, title, source_report, owner,
                                  review_every_months, marking)
    VALUES ('cambridgeshire', 'custody', gen_random_uuid(), 1, now(), 't', now(), 't', 1, 'Custody',
            '', 'Head of Custody', 2, 1);
    INSERT INTO improvement_finding (force, plan, id, uid, version, created_at, created_by,
                                     updated_at, updated_by, number, kind, text, recommendation,
                                     recommendation_copy, copied_at)
    VALUES ('cambridgeshire', 'custody', 'one', gen_random_uuid(), 2, '2018-05-08 23:30Z', 't',
            now(), 't', 1, 3, 'Cells are cold', '', '', NULL);
    UPDATE improvement_finding SET version = 3, text = 'Cells were cold'
     WHERE force = 'cambridgeshire' AND plan = 'custody' AND id = 'one')";

class PreviousReleaseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(database_, ServiceDatabase::Create());
    ASSERT_THAT(database_->database().RunAsSuperuser(kPlanData), IsOk());
    ASSERT_THAT(database_->database().RunAsSuperuser(kWrites), IsOk());
  }

  static RequestContext Context() {
    return {.force = "cambridgeshire",
            .caller = "somebody",
            .call_id = "call-1",
            .deadline = absl::Now() + absl::Seconds(30),
            .idempotency = std::nullopt};
  }

  Board BoardOn(absl::CivilDay day) {
    BoardStorage boards({database_->pool(), database_->uuids()});
    const auto figures = boards.ReadBoard(Context(), "pcp", day, true);
    EXPECT_TRUE(figures.ok()) << figures.status();
    return figures.ok() ? ComputeBoard(*figures, day) : Board();
  }
  // The codes of the activities on a board, one after the other.
  static std::string CodesOf(const Board& board) {
    std::string codes;
    for (const BoardTheme& theme : board.themes) {
      for (const BoardAction& action : theme.actions) {
        for (const BoardActivity& activity : action.activities) {
          absl::StrAppend(&codes, codes.empty() ? "" : " ", activity.activity.code);
        }
      }
    }
    return codes;
  }

  template <class Part>
  PartRecord<Part> Read(const PartPath& path) {
    PlanParts<Part> parts({database_->pool(), database_->uuids()});
    auto record = parts.Get(Context(), path, true);
    EXPECT_TRUE(record.ok()) << NameAt<Part>("cambridgeshire", path) << record.status();
    return record.ok() ? *std::move(record) : PartRecord<Part>();
  }

  std::unique_ptr<ServiceDatabase> database_;
};

TEST_F(PreviousReleaseTest, WhatItMakesIsInThePlanFromItsBeginningAsItHadIt) {
  EXPECT_THAT(Read<PriorityAction>({"pcp", "v4"}).part.from,
              Optional(Eq(absl::CivilDay(2017, 4, 1))));
  EXPECT_THAT(Read<Activity>({"pcp", "v4", "v4-1"}).part.from,
              Optional(Eq(absl::CivilDay(2017, 4, 1))));
  EXPECT_EQ(CodesOf(BoardOn(absl::CivilDay(2018, 5, 1))), "V1.1 V2 V4.1 O1.1");
  EXPECT_FALSE(Read<PlanLink>({"pcp", "v4-1-o1"}).part.parsed);
}

TEST_F(PreviousReleaseTest, ItsMilestonesAreKnownFromTheDaysOnWhichItWroteThem) {
  const Milestone milestone = Read<Milestone>({"pcp", "v4", "v4-1", "open"}).part;
  EXPECT_THAT(milestone.from, Optional(Eq(absl::CivilDay(2018, 5, 20))));
  EXPECT_THAT(milestone.met_known_on, Optional(Eq(absl::CivilDay(2018, 7, 1))));
  ASSERT_EQ(milestone.revisions.size(), 1);
  EXPECT_EQ(milestone.revisions[0].on, absl::CivilDay(2018, 6, 2));
  const auto figures = BoardStorage({database_->pool(), database_->uuids()})
                           .ReadBoard(Context(), "pcp", absl::CivilDay(2018, 7, 2), true);
  ABSL_ASSERT_OK(figures);
  for (const Milestone& one : figures->content.milestones) {
    if (one.id != "open") continue;
    EXPECT_EQ(one.from, milestone.from);
    EXPECT_EQ(one.met_known_on, milestone.met_known_on);
    ASSERT_EQ(one.revisions.size(), 1);
    EXPECT_EQ(one.revisions[0].on, milestone.revisions[0].on);
  }
}

TEST_F(PreviousReleaseTest, ItsFindingsWereFoundWhenTheyWereMade) {
  ImprovementStorage improvements({database_->pool(), database_->uuids()});
  const auto plan = improvements.ReadContent(Context(), "custody", true);
  ABSL_ASSERT_OK(plan);
  ASSERT_EQ(plan->findings.size(), 1);
  EXPECT_EQ(plan->findings[0].finding.found_on, absl::CivilDay(2018, 5, 9));
  EXPECT_EQ(plan->findings[0].finding.text, "Cells were cold");
}

TEST_F(PreviousReleaseTest, ThisReleaseGoesOnFromWhatItWrote) {
  PlanParts<Activity> activities({database_->pool(), database_->uuids()});
  const auto decide = [](const PlanContent&, const PartRecord<Activity>* present) {
    PartRecord<Activity> next = *present;
    next.part.from = absl::CivilDay(2018, 5, 9);
    return absl::StatusOr<Decided<PartRecord<Activity>>>(Updated(*present, std::move(next)));
  };
  const auto image = [](const PartRecord<Activity>&) { return RecordImage("{}"); };
  const auto reply = [](const PartRecord<Activity>&) { return std::string("reply"); };
  ABSL_ASSERT_OK(activities.Change(Context(), {.path = {"pcp", "v4", "v4-1"},
                                               .decide = decide,
                                               .mode = WriteMode::kWrite,
                                               .print = {image, reply}}));
  EXPECT_EQ(CodesOf(BoardOn(absl::CivilDay(2018, 5, 1))), "V1.1 V2 O1.1");
  EXPECT_EQ(CodesOf(BoardOn(absl::CivilDay(2018, 5, 9))), "V1.1 V2 V4.1 O1.1");
}

}  // namespace
}  // namespace copperplate::delivery
