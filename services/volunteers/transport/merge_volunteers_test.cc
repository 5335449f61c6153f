// When two records become those of one person, and what keeps them from it.
#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/merge_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;
using testing::StatusIs;

using MergeVolunteersTest = MergeTest;

TEST_F(MergeVolunteersTest, TheRecordSaysIntoWhichItWasMerged) {
  LeaveInJune();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer before, GetVolunteer());
  EXPECT_EQ(before.merged_into() + before.merged_on() + before.merge_reason(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer merged, Merge());
  EXPECT_EQ(merged.name(), kVolunteer);
  EXPECT_EQ(merged.merged_into(), kKept);
  EXPECT_EQ(merged.merged_on(), Value("SELECT to_char(now() AT TIME ZONE 'Europe/London', "
                                      "'YYYY-MM-DD')"));
  EXPECT_EQ(merged.merge_reason(), "Ada Okafor showed both cards");
  EXPECT_EQ(merged.full_name(), "Ada Okafor");
  EXPECT_NE(merged.etag(), before.etag());
  EXPECT_EQ(merged.updated_by(), "admin-1");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Volunteer read, GetVolunteer());
  read.clear_age_band();
  EXPECT_EQ(read.SerializeAsString(), merged.SerializeAsString());
  v1::GetVolunteerRequest get;
  get.set_name(kVolunteer);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Volunteer seen,
      Call(*volunteers_, &v1::VolunteerService::Stub::GetVolunteer, get, Viewer("essex")));
  EXPECT_EQ(seen.merged_into() + seen.merge_reason(), kKept) << "how it is known is personal";
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer kept, GetVolunteer(kKept));
  EXPECT_EQ(kept.merged_into(), "");
  EXPECT_THAT(kept.merged_from(), ElementsAre(kVolunteer));
  EXPECT_EQ(read.merged_from_size(), 0);
}

TEST_F(MergeVolunteersTest, IsAnEventThatSaysNothingPersonalOpenly) {
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  const std::string event = Value(
      "SELECT string_agg(concat_ws(' ', actor, subject, before, after), ',') "
      "FROM volunteers.event_out WHERE type = 'volunteer.merged'");
  EXPECT_THAT(event, HasSubstr("admin-1 forces/essex/volunteers/v-1 "));
  EXPECT_THAT(event, HasSubstr("\"mergedInto\":\"forces/essex/volunteers/v-2\""));
  EXPECT_THAT(event, HasSubstr("\"sealed\":\""));
  EXPECT_THAT(event, Not(HasSubstr("cards")));
}

TEST_F(MergeVolunteersTest, IsForAdminsAndOfWhoIsThere) {
  LeaveInJune();
  for (const Caller& caller : {Viewer("essex"), Analyst("essex"), Publisher("essex")}) {
    EXPECT_THAT(Merge(Asked(), caller), StatusIs(absl::StatusCode::kPermissionDenied));
  }
  EXPECT_THAT(Merge(Asked("forces/essex/volunteers/v-9")), StatusIs(absl::StatusCode::kNotFound));
  const auto unknown = Merge(Asked(kVolunteer, "forces/essex/volunteers/v-9"));
  EXPECT_THAT(unknown, HasReason("VOLUNTEER_UNKNOWN"));
  EXPECT_THAT(FieldsTold(unknown), ElementsAre("into: is none of the force's"));
  v1::MergeVolunteerRequest request = Asked(kVolunteer, "forces/kent/volunteers/v-2");
  request.clear_reason();
  EXPECT_THAT(FieldsTold(Merge(request)),
              ElementsAre(HasSubstr("into: "), "reason: must be given"));
  request = Asked();
  request.set_etag("\"AAAAAAAAAAA\"");
  EXPECT_THAT(Merge(request), HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.volunteer WHERE merged_into IS NOT NULL"), "0");
}

TEST_F(MergeVolunteersTest, IsAskedForWithoutBeingDoneAndDoneOnce) {
  LeaveInJune();
  v1::MergeVolunteerRequest request = Asked();
  request.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer preview, Merge(request));
  EXPECT_EQ(preview.merged_into(), kKept);
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.read'"),
            absl::StrCat("admin-1 ", kVolunteer))
      << "it shows what is there";
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer before, GetVolunteer());
  EXPECT_EQ(before.merged_into(), "");
  request.set_validate_only(false);
  request.set_request_id("0f8fad5b-d9cb-469f-a165-70867728950e");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer first, Merge(request));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer again, Merge(request));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'volunteer.merged'"),
            "1");
}

TEST_F(MergeVolunteersTest, EverythingThatStandsAgainstItIsTold) {
  Work("d1", InMay(1, "10:00", "12:00"));
  Work("d2", InMay(2, "10:00", "12:00"));
  Work("d1", InMay(1, "11:00", "13:00"), kKeptEngagement);
  Work("d2", InMay(2, "12:00", "14:00"), kKeptEngagement);  // touches
  AddInducted("v-3", "e1");
  v1::CreateSupervisionRequest supervised;
  supervised.set_parent("forces/essex/volunteers/v-3/engagements/e1");
  supervised.set_supervision_id("s1");
  supervised.mutable_supervision()->set_supervisor("volunteers/v-1");
  supervised.mutable_supervision()->set_from_date("2017-03-01");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, supervised,
                      Analyst("essex")));
  const auto refused = Merge();
  EXPECT_THAT(refused, HasReason("MERGED_ENGAGEMENT_OPEN"));
  EXPECT_THAT(
      NeedsTold(refused),
      ElementsAre("MERGED_ENGAGEMENT_OPEN forces/essex/volunteers/v-1/engagements/e1: is ACTIVE",
                  "SUPERVISEES_REMAIN volunteers/v-3: is supervised under the record that is given "
                  "up",
                  "DUTIES_OVERLAP forces/essex/volunteers/v-1/engagements/e1/duties/d1: overlaps "
                  "forces/essex/volunteers/v-2/engagements/e1/duties/d1"));
  EXPECT_THAT(NeedsTold(Merge(Asked(kVolunteer, kVolunteer))),
              ElementsAre("MERGED_WITH_SELF forces/essex/volunteers/v-1: is the same record"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.volunteer WHERE merged_into IS NOT NULL"), "0");
}

TEST_F(MergeVolunteersTest, TheOneThatIsGivenUpVerifiesForNobody) {
  LeaveInJune();
  AddInducted("v-3", "e1");
  v1::CreateSupervisionRequest supervised =
      Supervised("forces/essex/volunteers/v-3/engagements/e1", "s1", "sgt");
  supervised.mutable_supervision()->add_delegates("volunteers/v-1");
  ABSL_ASSERT_OK(Supervise(supervised));
  EXPECT_THAT(NeedsTold(Merge()),
              ElementsAre("SUPERVISEES_REMAIN volunteers/v-3: has a supervisor whose delegate is "
                          "the record that is given up"));
  supervised.mutable_supervision()->clear_delegates();
  ABSL_ASSERT_OK(UpdateSupervision(supervised.supervision(), "delegates",
                                   supervised.parent() + "/supervisions/s1"));
  ABSL_EXPECT_OK(Merge());
}

TEST_F(MergeVolunteersTest, ChainsAreNotMade) {
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  const std::string third = "forces/essex/volunteers/v-3";
  AddInducted("v-3", "e1");
  EXPECT_THAT(Merge(Asked(kVolunteer, third)), HasReason("VOLUNTEER_MERGED"));
  ABSL_ASSERT_OK(Leave(kKeptEngagement, "2018-07-31"));
  EXPECT_THAT(NeedsTold(Merge(Asked(kKept, third))),
              ElementsAre("VOLUNTEER_MERGED forces/essex/volunteers/v-2: is the one that keeps "
                          "forces/essex/volunteers/v-1"));
  ABSL_ASSERT_OK(MoveEngagement(third + "/engagements/e1", v1::Engagement::REJECTED, "2018-01-01"));
  EXPECT_THAT(NeedsTold(Merge(Asked(third, kVolunteer))),
              ElementsAre("VOLUNTEER_MERGED forces/essex/volunteers/v-1: was merged into "
                          "volunteers/v-2"));
  ABSL_EXPECT_OK(Merge(Asked(third, kKept))) << "both are merged into the same one";
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer kept, GetVolunteer(kKept));
  EXPECT_THAT(kept.merged_from(), ElementsAre(kVolunteer, third));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer given_up, GetVolunteer(third));
  EXPECT_EQ(given_up.merged_from_size(), 0);
  EXPECT_EQ(Value("SELECT count(DISTINCT person) FROM volunteers.volunteer"), "1");
}

TEST_F(MergeVolunteersTest, WhoIsForgottenIsMergedWithNobody) {
  LeaveInJune();
  ABSL_ASSERT_OK(AddRule("psv", v1::RetentionRule::PSV, 12));
  ABSL_ASSERT_OK(Anonymise());
  EXPECT_THAT(NeedsTold(Merge()),
              ElementsAre("VOLUNTEER_ANONYMISED forces/essex/volunteers/v-1: was anonymised: "
                          "nothing is written of them"));
  ABSL_ASSERT_OK(Leave(kKeptEngagement, "2018-07-31"));
  EXPECT_THAT(Merge(Asked(kKept, kVolunteer)), HasReason("VOLUNTEER_ANONYMISED"));
}

// What the rule did not see the database does not let pass.
TEST_F(MergeVolunteersTest, TheConstraintRefusesDutiesThatOverlap) {
  Work("d1", InMay(1, "10:00", "12:00"));
  Work("d1", InMay(1, "11:00", "13:00"), kKeptEngagement);
  LeaveInJune();
  const RequestContext context{
      .force = "essex", .caller = "a", .call_id = "c", .idempotency = std::nullopt};
  const auto unseeing =
      [](const std::optional<MergeFacts>&,
         const PartRecord<Volunteer>& present) -> absl::StatusOr<Decided<PartRecord<Volunteer>>> {
    return Updated(present,
                   PartRecord<Volunteer>{
                       Merged(present.part, "v-2", absl::CivilDay(2020, 1, 1), "One person"), {}},
                   "merged");
  };
  const auto image = [](const PartRecord<Volunteer>&) { return RecordImage("{}"); };
  const auto reply = [](const PartRecord<Volunteer>&) { return std::string(); };
  const auto merged =
      storage().repositories().ports().merges.Apply(context, {.given_up = "v-1",
                                                              .into = "v-2",
                                                              .decide = unseeing,
                                                              .mode = WriteMode::kWrite,
                                                              .print = {image, reply}});
  EXPECT_THAT(merged.status(), HasReason("DUTIES_OVERLAP"));
  EXPECT_THAT(NeedsTold(merged.status()),
              ElementsAre("DUTIES_OVERLAP forces/essex/volunteers/v-1: has a duty that overlaps "
                          "one of the other record"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.volunteer WHERE merged_into IS NOT NULL"), "0");
  EXPECT_EQ(Value("SELECT count(DISTINCT person) FROM volunteers.duty"), "2");
}

TEST_F(MergeVolunteersTest, OfAMergeAndADutyThatOverlapsOneIsRefused) {
  constexpr int kRaces = 100;
  Work("d1", InMay(1, "10:00", "12:00"));
  LeaveInJune();
  int merged_first = 0;
  for (int race = 0; race < kRaces; ++race) {
    absl::Status merged;
    absl::Status recorded;
    std::thread other([&] {
      std::this_thread::yield();
      recorded =
          Create(absl::StrCat("d", race), InMay(1, "11:00", "13:00"), kKeptEngagement).status();
    });
    merged = Merge().status();
    other.join();
    ASSERT_NE(merged.ok(), recorded.ok()) << race << ": " << merged << " / " << recorded;
    if (merged.ok()) {
      ++merged_first;
      EXPECT_THAT(recorded, HasReason("DUTY_OVERLAPS"));
    } else {
      EXPECT_THAT(merged, HasReason("DUTIES_OVERLAP"));
    }
    // As it was before.
    Value(
        "DELETE FROM volunteers.duty_minutes m USING volunteers.duty d WHERE d.uid = m.duty AND "
        "d.volunteer = 'v-2'; DELETE FROM volunteers.duty WHERE volunteer = 'v-2'; "
        "UPDATE volunteers.volunteer SET merged_into = NULL, merged_person = NULL, merged_on = "
        "NULL, merged_revision = NULL, merge_reason = ''; SELECT ''");
  }
  RecordProperty("merged_first", merged_first);
}

// Its `merged_from` is another: who read it before has an old one.
TEST_F(MergeVolunteersTest, TheRecordThatIsKeptIsAnotherToo) {
  LeaveInJune();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer before, GetVolunteer(kKept));
  ABSL_ASSERT_OK(Merge());
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(kKept);
  update.mutable_volunteer()->set_home_area("Ely");
  update.mutable_volunteer()->set_etag(before.etag());
  update.mutable_update_mask()->add_paths("home_area");
  const auto call = [&] {
    return Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, update,
                Analyst("essex"));
  };
  EXPECT_THAT(call(), HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer after, GetVolunteer(kKept));
  EXPECT_EQ(after.updated_by(), "admin-1");
  EXPECT_EQ(after.full_name(), before.full_name());
  update.mutable_volunteer()->set_etag(after.etag());
  ABSL_EXPECT_OK(call());
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || subject, ', ' ORDER BY seq) FROM "
                  "volunteers.event_out WHERE type IN ('volunteer.merged', 'volunteer.updated') "
                  "AND actor = 'admin-1'"),
            absl::StrCat("volunteer.merged ", kVolunteer, ", volunteer.updated ", kKept));
}

}  // namespace
}  // namespace copperplate::volunteers
