#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/privacy_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;
using testing::StatusIs;

class PrivacyServiceTest : public PrivacyTest {
 protected:
  absl::StatusOr<v1::LegalHold> GetHold(const std::string& id, const Caller& caller) {
    v1::GetLegalHoldRequest request;
    request.set_name(absl::StrCat(kVolunteer, "/legalHolds/", id));
    return Call(*privacy_, &PrivacyStub::GetLegalHold, request, caller);
  }
  absl::StatusOr<v1::ListRetentionDueResponse> ListDue(const std::string& page_token = "",
                                                       int page_size = 0) {
    v1::ListRetentionDueRequest request;
    request.set_parent("forces/essex");
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return Call(*privacy_, &PrivacyStub::ListRetentionDue, request, Admin("essex"));
  }
};

TEST_F(PrivacyServiceTest, ARuleIsWrittenByAdminsAndReadByEverybody) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RetentionRule added,
                            AddRule("psv", v1::RetentionRule::PSV, 84));
  EXPECT_EQ(added.name(), "forces/essex/retentionRules/psv");
  v1::ListRetentionRulesRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto rules, Call(*privacy_, &PrivacyStub::ListRetentionRules, list, Viewer("essex")));
  ASSERT_EQ(rules.retention_rules_size(), 1);
  EXPECT_EQ(rules.retention_rules(0).SerializeAsString(), added.SerializeAsString());
  EXPECT_THAT(AddRule("more", v1::RetentionRule::PSV, 12), HasReason("RECORD_CLASS_TAKEN"));
  EXPECT_THAT(AddRule("psv", v1::RetentionRule::CADET, 12), HasReason("RETENTION_RULE_EXISTS"));

  v1::UpdateRetentionRuleRequest update;
  *update.mutable_retention_rule() = added;
  update.mutable_retention_rule()->set_months(1201);
  update.mutable_update_mask()->add_paths("months");
  const auto change = [&](const Caller& caller) {
    return Call(*privacy_, &PrivacyStub::UpdateRetentionRule, update, caller);
  };
  EXPECT_THAT(change(Publisher("essex")), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(FieldsTold(change(Admin("essex"))),
              ElementsAre("retention_rule.months: must be 0 to 1200"));
  update.mutable_retention_rule()->set_months(0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RetentionRule changed, change(Admin("essex")));
  EXPECT_EQ(changed.months(), 0);
  EXPECT_THAT(change(Admin("essex")), HasReason("ETAG_MISMATCH"));

  v1::DeleteRetentionRuleRequest erase;
  erase.set_name(added.name());
  ABSL_ASSERT_OK(Call(*privacy_, &PrivacyStub::DeleteRetentionRule, erase, Admin("essex")));
  v1::GetRetentionRuleRequest get;
  get.set_name(added.name());
  EXPECT_THAT(Call(*privacy_, &PrivacyStub::GetRetentionRule, get, Viewer("essex")),
              HasReason("RETENTION_RULE_UNKNOWN"));
}

TEST_F(PrivacyServiceTest, EveryFaultOfARuleIsTold) {
  v1::CreateRetentionRuleRequest request;
  request.set_parent("forces/essex");
  request.set_retention_rule_id("x");
  request.mutable_retention_rule();
  EXPECT_THAT(
      FieldsTold(Call(*privacy_, &PrivacyStub::CreateRetentionRule, request, Admin("essex"))),
      ElementsAre(HasSubstr("retention_rule.record_class: "),
                  "retention_rule.months: must be given"));
}

TEST_F(PrivacyServiceTest, AHoldIsForAdminsAlone) {
  AddInducted("v-1", "e1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::LegalHold placed, Hold("h1", "Inquest into Chidi's death"));
  EXPECT_EQ(placed.placed_by(), "admin-1");
  EXPECT_THAT(placed.placed_on(), HasSubstr("-"));
  EXPECT_EQ(placed.released_on() + placed.released_by(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::LegalHold read, GetHold("h1", Admin("essex")));
  EXPECT_EQ(read.SerializeAsString(), placed.SerializeAsString());
  for (const Caller& caller : {Viewer("essex"), Analyst("essex"), Publisher("essex")}) {
    EXPECT_THAT(GetHold("h1", caller), StatusIs(absl::StatusCode::kPermissionDenied))
        << caller.subject;
  }
  EXPECT_THAT(Value("SELECT string_agg(concat(before, after), '') FROM volunteers.event_out"),
              Not(HasSubstr("Chidi")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'volunteer.read' AND "
                  "actor = 'admin-1'"),
            "1");
}

TEST_F(PrivacyServiceTest, AHoldIsReleasedOnce) {
  AddInducted("v-1", "e1");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::LegalHold hold, Hold("h1"));
  EXPECT_THAT(Release("h1", "2020-01-01"), HasReason("DATES_REVERSED"));
  EXPECT_THAT(Release("h1", "2199-01-01"), HasReason("DATE_IN_FUTURE"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::LegalHold released, Release("h1"));
  EXPECT_EQ(released.released_on(), hold.placed_on());
  EXPECT_EQ(released.released_by(), "admin-1");
  EXPECT_THAT(Release("h1"), HasReason("HOLD_RELEASED"));
  EXPECT_THAT(Release("h2"), HasReason("LEGAL_HOLD_UNKNOWN"));
  // What its release says stays when the reason is put right.
  v1::UpdateLegalHoldRequest update;
  update.mutable_legal_hold()->set_name(hold.name());
  update.mutable_legal_hold()->set_reason("Claim");
  update.mutable_update_mask()->add_paths("reason");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::LegalHold updated,
                            Call(*privacy_, &PrivacyStub::UpdateLegalHold, update, Admin("essex")));
  EXPECT_EQ(updated.reason() + " " + updated.released_on() + " " + updated.placed_by(),
            "Claim " + released.released_on() + " admin-1");
}

TEST_F(PrivacyServiceTest, WhoIsDueIsListedWithTheRule) {
  AddActive("v-1", "e1");
  AddActive("v-2", "e1");
  AddActive("v-3", "e1");
  AddInducted("v-4", "e1");
  for (const char* const volunteer : {"v-1", "v-2", "v-3"}) {
    ABSL_ASSERT_OK(Leave(absl::StrCat("forces/essex/volunteers/", volunteer, "/engagements/e1"),
                         "2019-01-31"));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const auto without_rule, ListDue());
  EXPECT_EQ(without_rule.retention_due_size(), 0);
  ABSL_ASSERT_OK(AddRule("psv", v1::RetentionRule::PSV, 1));
  ABSL_ASSERT_OK(Hold("h1"));  // v-1
  Value("DELETE FROM volunteers.event_out; SELECT ''");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, ListDue("", 1));
  ASSERT_EQ(first.retention_due_size(), 1);
  const v1::RetentionDue& due = first.retention_due(0);
  EXPECT_EQ(due.volunteer(), "forces/essex/volunteers/v-2");
  EXPECT_EQ(due.engagement(), "forces/essex/volunteers/v-2/engagements/e1");
  EXPECT_EQ(due.record_class(), v1::RetentionRule::PSV);
  EXPECT_EQ(due.retention_rule(), "forces/essex/retentionRules/psv");
  EXPECT_EQ(due.ended_on() + " " + due.due_on(), "2019-01-31 2019-02-28");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, ListDue(first.next_page_token(), 1));
  ASSERT_EQ(second.retention_due_size(), 1);
  EXPECT_EQ(second.retention_due(0).volunteer(), "forces/essex/volunteers/v-3");
  EXPECT_EQ(second.next_page_token(), "");
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || subject, ',' ORDER BY seq) "
                  "FROM volunteers.event_out"),
            "volunteer.read forces/essex/volunteers/v-2,volunteer.read forces/essex/volunteers/v-3")
      << "who is shown was read";
  ABSL_ASSERT_OK(Release("h1"));
  ABSL_ASSERT_OK(Anonymise("forces/essex/volunteers/v-2"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto later, ListDue());
  ASSERT_EQ(later.retention_due_size(), 2);
  EXPECT_EQ(later.retention_due(0).volunteer(), kVolunteer);
  v1::ListRetentionDueRequest request;
  request.set_parent("forces/essex");
  EXPECT_THAT(Call(*privacy_, &PrivacyStub::ListRetentionDue, request, Publisher("essex")),
              StatusIs(absl::StatusCode::kPermissionDenied));
}

}  // namespace
}  // namespace copperplate::volunteers
