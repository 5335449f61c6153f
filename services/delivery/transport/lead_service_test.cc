// Who leads activities, over gRPC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::StatusIs;
using testing::Told;

class LeadServiceTest : public PlanTest {
 protected:
  LeadServiceTest() { CreateWork(); }

  absl::StatusOr<v1::Lead> Create(const std::string& id, const std::string& lead) {
    return Ask(*leads_, &Leads::CreateLead,
               Text("parent: '", kV11, "' lead_id: '", id, "' lead {", lead, "}"));
  }
  absl::StatusOr<v1::Lead> Update(const std::string& id, const std::string& patch,
                                  const std::string& masks) {
    return Ask(*leads_, &Leads::UpdateLead,
               Text("lead { name: '", kV11, "/leads/", id, "' ", patch,
                    "} update_mask { paths: ", masks, " }"));
  }
  absl::StatusOr<v1::Lead> End(const std::string& id, const std::string& more) {
    return Ask(*leads_, &Leads::EndLead, Text("name: '", kV11, "/leads/", id, "' ", more));
  }
};

TEST_F(LeadServiceTest, IsAddedBehindTheOthersOfItsRole) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Lead lead,
      Create("deputy",
             "role: OPCC person_or_body: 'The Deputy' from_date: '2018-01-01' resolved: "
             "true printed_as: 'TD'"));
  EXPECT_EQ(lead.name(), Text(kV11, "/leads/deputy"));
  EXPECT_EQ(lead.order(), 2);
  EXPECT_EQ(lead.to_date(), "");
  EXPECT_EQ(lead.printed_as(), "TD");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Lead got,
      Ask(*leads_, &Leads::GetLead, Text("name: '", lead.name(), "'"), Viewer(kForce)));
  EXPECT_EQ(got.SerializeAsString(), lead.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Activity activity,
      Ask(*activities_, &Activities::GetActivity, Text("name: '", kV11, "'"), Viewer(kForce)));
  EXPECT_THAT(activity.opcc_leads(), ElementsAre("Head of Policy", "TD"));
  // A resolved lead explains the initials that it is printed as.
  ABSL_ASSERT_OK(CreateActivity("V1.2", "opcc_leads: 'TD'"));
}

TEST_F(LeadServiceTest, EachRefusalHasItsReasonAndField) {
  EXPECT_EQ(Told(Create("np", "role: OPCC person_or_body: 'NP' from_date: '2018-01-01'")),
            "LEAD_UNKNOWN lead.person_or_body");
  EXPECT_EQ(
      Told(Create("again", "role: OPCC person_or_body: 'Head of Policy' from_date: '2018-01-01'")),
      "LEADS_OVERLAP lead.person_or_body");
  // In another role there is no overlap.
  ABSL_ASSERT_OK(
      Create("both", "role: DELIVERY person_or_body: 'Head of Policy' from_date: '2018-01-01'"));
  EXPECT_EQ(Told(Create("opcc-1", "role: OPCC person_or_body: 'x' from_date: '2018-01-01'")),
            "LEAD_EXISTS");
  EXPECT_EQ(Told(Create("x", "")), "FIELD_REQUIRED lead.role lead.from_date lead.person_or_body");
  EXPECT_EQ(Told(Create("x",
                        "role: OPCC person_or_body: 'x' from_date: '2018-01-02' to_date: "
                        "'2018-01-01'")),
            "DATES_REVERSED lead.to_date");
  EXPECT_EQ(Told(Update("opcc-1", "role: DELIVERY", "'role'")), "FIELD_IMMUTABLE lead.role");
  EXPECT_EQ(Told(Update("opcc-1", "to_date: '2018-01-01'", "'to_date'")),
            "FIELD_IMMUTABLE lead.to_date");
  EXPECT_EQ(Told(Update("opcc-1", "person_or_body: 'XY'", "'person_or_body'")),
            "LEAD_UNKNOWN lead.person_or_body");
  EXPECT_EQ(Told(Update("none", "order: 3", "'order'")), "LEAD_UNKNOWN");
  EXPECT_EQ(Told(Update("opcc-1", "order: 3 etag: '\"AAAA\"'", "'order'")), "ETAG_MISMATCH");
  ABSL_ASSERT_OK(Ask(*activities_, &Activities::WithdrawActivity,
                     Text("name: '", kV11, "' reason: 'No money'")));
  EXPECT_EQ(Told(Create("x", "role: OPCC person_or_body: 'x' from_date: '2199-01-01'")),
            "ACTIVITY_WITHDRAWN lead.activity");
  ABSL_ASSERT_OK(Create("x", "role: OPCC person_or_body: 'x' from_date: '2018-01-01'"));
}

TEST_F(LeadServiceTest, MoreThanInitialsIsResolvedWhateverItsCallerSays) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Lead lead,
      Create("council", "role: DELIVERY person_or_body: 'Council' from_date: '2018-01-01'"));
  EXPECT_TRUE(lead.resolved());
}

TEST_F(LeadServiceTest, InitialsGetTheNameOfWhomTheyMean) {
  Value("UPDATE delivery.lead SET person_or_body = 'NP', resolved = false");
  ABSL_ASSERT_OK(Update("opcc-1", "order: 3", "'order'"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Lead lead,
      Update("opcc-1", "person_or_body: 'Nicky Phillipson' printed_as: 'NP' resolved: true",
             "['person_or_body', 'printed_as', 'resolved']"));
  EXPECT_EQ(lead.person_or_body(), "Nicky Phillipson");
  EXPECT_EQ(lead.from_date(), "2017-04-01");
  EXPECT_TRUE(lead.resolved());
}

TEST_F(LeadServiceTest, InitialsAreResolvedForAsLongAsAnotherLeadExplainsThem) {
  Value("UPDATE delivery.lead SET person_or_body = 'NP', resolved = false");
  const auto resolved = [&] {
    const auto lead =
        Ask(*leads_, &Leads::GetLead, Text("name: '", kV11, "/leads/opcc-1'"), Viewer(kForce));
    EXPECT_TRUE(lead.ok()) << lead.status();
    return lead.ok() && lead->resolved();
  };
  EXPECT_FALSE(resolved());
  ABSL_ASSERT_OK(Create("named",
                        "role: DELIVERY person_or_body: 'Nicky Phillipson' printed_as: 'NP' "
                        "from_date: '2018-01-01'"));
  EXPECT_TRUE(resolved());
  // Sent back as it was read it is no word of the caller's own.
  ABSL_ASSERT_OK(Update("opcc-1",
                        "role: OPCC person_or_body: 'NP' from_date: '2017-04-01' order: 2 "
                        "resolved: true",
                        "'*'"));
  EXPECT_TRUE(resolved());
  ABSL_ASSERT_OK(Update("named", "printed_as: ''", "'printed_as'"));
  EXPECT_FALSE(resolved());
  ABSL_ASSERT_OK(Update("opcc-1", "resolved: true", "'resolved'"));
  EXPECT_TRUE(resolved());
}

TEST_F(LeadServiceTest, EndsWhereAnotherLeadsOn) {
  const auto alone = End("opcc-1", "to_date: '2018-01-31'");
  EXPECT_THAT(alone, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(Told(alone), "OPCC_LEADS_EMPTY to_date");
  ABSL_ASSERT_OK(
      Create("deputy", "role: OPCC person_or_body: 'The Deputy' from_date: '2018-02-01'"));
  EXPECT_EQ(Told(End("opcc-1", "to_date: '2018-01-30'")), "OPCC_LEADS_EMPTY to_date");
  EXPECT_EQ(Told(End("opcc-1", "to_date: '2017-03-31'")), "DATES_REVERSED to_date");
  EXPECT_EQ(Told(End("opcc-1", "to_date: '2018-02-30'")), "DATE_MALFORMED to_date");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Lead ended, End("opcc-1", "to_date: '2018-01-31'"));
  EXPECT_EQ(ended.to_date(), "2018-01-31");
  EXPECT_EQ(Told(End("opcc-1", "")), "LEAD_ENDED");
  // Days that are over may be taken again.
  ABSL_ASSERT_OK(
      Create("again", "role: OPCC person_or_body: 'Head of Policy' from_date: '2018-02-01'"));
  // Without a day: today.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Lead today, End("again", ""));
  EXPECT_NE(today.to_date(), "");
}

}  // namespace
}  // namespace copperplate::delivery
