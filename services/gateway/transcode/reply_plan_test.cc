#include "services/gateway/transcode/reply_plan.h"

#include <gtest/gtest.h>

#include "parish.pb.h"
#include "services/gateway/routes/service_set.h"
#include "services/gateway/testdata/descriptor_files.h"

namespace copperplate::gateway {
namespace {

class ReplyPlanTest : public ::testing::Test {
 protected:
  ReplyPlan PlanOf(const std::string& pattern) {
    for (const Route& route : set_->routes()) {
      if (route.pattern == pattern) return ReplyPlan(route, types_);
    }
    ADD_FAILURE() << pattern;
    return ReplyPlan(set_->routes().front(), types_);
  }

  std::shared_ptr<const ServiceSet> set_ =
      ServiceSet::Load("parish", testdata::ParishDescriptors()).value();
  PlanSet types_{set_->files(), nullptr};
};

TEST_F(ReplyPlanTest, FindsWhatTheGatewayLooksFor) {
  const ReplyPlan notice = PlanOf("/v1/notices/{name}");
  EXPECT_EQ(notice.etag->number, 9u);
  EXPECT_EQ(notice.next_page, nullptr);
  EXPECT_EQ(notice.table, nullptr);
  const ReplyPlan list = PlanOf("/v1/{parent=parishes/*}/notices");
  EXPECT_NE(list.next_page, nullptr);
  EXPECT_NE(list.table, nullptr);
  EXPECT_EQ(PlanOf("/v1/{parent=parishes/*}/notices:watch").token->number, 1u);
}

TEST_F(ReplyPlanTest, PrintsTheWholeReplyOrTheOneFieldTheRouteNames) {
  parish::v1::EveryKind reply;
  reply.mutable_nested()->set_label("x");
  EXPECT_EQ(ReplyJson(PlanOf("/v1/echo/{nested.label}"), reply.SerializeAsString()).value(),
            R"({"label":"x","amount":0})");
  EXPECT_EQ(ReplyJson(PlanOf("/v1/{name=parishes/*/notices/*}"), "").value().substr(0, 19),
            R"({"name":"","title":)");
}

TEST_F(ReplyPlanTest, ReadsATopLevelText) {
  parish::v1::Notice notice;
  notice.set_title("t");
  notice.mutable_place()->set_street("a street that is not the etag");
  notice.set_etag("v7");
  const ReplyPlan plan = PlanOf("/v1/notices/{name}");
  EXPECT_EQ(TopLevelText(plan.etag, notice.SerializeAsString()), "v7");
  EXPECT_EQ(TopLevelText(plan.etag, ""), "");
  EXPECT_EQ(TopLevelText(nullptr, notice.SerializeAsString()), "");
  EXPECT_EQ(TopLevelText(plan.etag, "\xff"), "");
}

}  // namespace
}  // namespace copperplate::gateway
