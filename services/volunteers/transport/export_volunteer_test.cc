#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "services/volunteers/transport/testing/privacy_test.h"

namespace copperplate::volunteers {
namespace {

using testing::HasReason;
using testing::StatusIs;

class ExportVolunteerTest : public PrivacyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddActive("v-1", "e1");
    AddActive("v-2", "e1");
    for (int day = 1; day <= 3; ++day) {
      ABSL_ASSERT_OK(
          Create(absl::StrCat("d", day), Overridden(Done(absl::StrCat("2018-05-0", day, " 10:00"),
                                                         absl::StrCat("2018-05-0", day, " 12:00")),
                                                    v1::Duty::Override::LATE_ENTRY)));
    }
    v1::MoveEngagementRequest leave;
    leave.set_name(kEngagement);
    leave.set_to(v1::Engagement::ON_LEAVE);
    leave.set_effective_on("2018-06-01");
    leave.set_expected_return("2018-07-01");
    leave.set_reason("Looks after a child");
    ABSL_ASSERT_OK(MoveEngagement(leave));
    ABSL_ASSERT_OK(Leave(kEngagement, "2019-01-31"));
  }
  absl::StatusOr<v1::VolunteerExport> Export(const v1::ExportVolunteerRequest& request,
                                             const Caller& caller = Admin("essex")) {
    return Call(*privacy_, &PrivacyStub::ExportVolunteer, request, caller);
  }
  static v1::ExportVolunteerRequest Asked() {
    v1::ExportVolunteerRequest request;
    request.set_name(kVolunteer);
    return request;
  }
};

TEST_F(ExportVolunteerTest, HasAllThatIsHeldAndNothingOfOthers) {
  ABSL_ASSERT_OK(Hold("h1", "Secret"));
  v1::ExportVolunteerRequest request = Asked();
  request.set_include_free_text(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport exported, Export(request));
  EXPECT_EQ(exported.name(), kVolunteer);
  EXPECT_TRUE(exported.has_export_time());
  EXPECT_EQ(exported.volunteer().full_name(), "Ada Okafor");
  EXPECT_EQ(exported.volunteer().date_of_birth(), "1990-05-17");
  ASSERT_EQ(exported.engagements_size(), 1);
  EXPECT_EQ(exported.engagements(0).name(), kEngagement);
  EXPECT_EQ(exported.engagements(0).events(4).reason(), "Looks after a child");
  EXPECT_EQ(exported.engagements(0).events(5).reason(), "MOVED");
  ASSERT_EQ(exported.supervisions_size(), 1);
  EXPECT_EQ(exported.supervisions(0).supervisor(), "sgt");
  ASSERT_EQ(exported.vetting_checks_size(), 1);
  EXPECT_EQ(exported.vetting_checks(0).external_ref(), "CV-1");
  EXPECT_EQ(exported.consents_size(), 0);
  ASSERT_EQ(exported.duties_size(), 3);
  EXPECT_EQ(exported.duties(0).name(), NameOf("d1"));
  EXPECT_EQ(exported.duties(0).overrides(0).reason(), "Paper forms of the station");
  EXPECT_EQ(exported.next_page_token(), "");
  EXPECT_EQ(exported.DebugString().find("Secret"), std::string::npos) << "holds are left out";
}

TEST_F(ExportVolunteerTest, FreeTextIsLeftOutUnlessItIsAskedFor) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport exported, Export(Asked()));
  EXPECT_FALSE(exported.free_text_included());
  EXPECT_EQ(exported.engagements(0).events(4).reason(), "");
  EXPECT_EQ(exported.engagements(0).events(5).reason(), "MOVED") << "a word of a list";
  EXPECT_EQ(exported.duties(0).overrides(0).kind(), v1::Duty::Override::LATE_ENTRY);
  EXPECT_EQ(exported.duties(0).overrides(0).reason(), "");
}

TEST_F(ExportVolunteerTest, ManyDutiesArePaged) {
  v1::ExportVolunteerRequest request = Asked();
  request.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport first, Export(request));
  EXPECT_EQ(first.duties_size(), 2);
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport second, Export(request));
  ASSERT_EQ(second.duties_size(), 1);
  EXPECT_EQ(second.duties(0).name(), NameOf("d3"));
  EXPECT_FALSE(second.has_volunteer());
  EXPECT_EQ(second.engagements_size() + second.vetting_checks_size(), 0);
  EXPECT_EQ(second.next_page_token(), "");
  request.set_name("forces/essex/volunteers/v-2");
  EXPECT_THAT(Export(request), HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(ExportVolunteerTest, IsForAdminsAndAnEvent) {
  for (const Caller& caller : {Viewer("essex"), Analyst("essex"), Publisher("essex")}) {
    EXPECT_THAT(Export(Asked(), caller), StatusIs(absl::StatusCode::kPermissionDenied));
  }
  v1::ExportVolunteerRequest unknown = Asked();
  unknown.set_name("forces/essex/volunteers/v-9");
  EXPECT_THAT(Export(unknown), HasReason("VOLUNTEER_UNKNOWN"));
  ABSL_ASSERT_OK(Export(Asked()));
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.exported'"),
            "admin-1 forces/essex/volunteers/v-1");
}

TEST_F(ExportVolunteerTest, OfWhoWasForgottenNothingPersonalIsLeft) {
  ABSL_ASSERT_OK(AddRule("psv", v1::RetentionRule::PSV, 12));
  ABSL_ASSERT_OK(Anonymise());
  v1::ExportVolunteerRequest request = Asked();
  request.set_include_free_text(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport exported, Export(request));
  EXPECT_EQ(exported.volunteer().full_name(), "");
  EXPECT_EQ(exported.volunteer().year_of_birth(), 1990);
  EXPECT_EQ(exported.engagements(0).events(4).reason(), "");
  EXPECT_EQ(exported.supervisions_size() + exported.vetting_checks_size(), 0);
  EXPECT_EQ(exported.duties_size(), 3);
}

}  // namespace
}  // namespace copperplate::volunteers
