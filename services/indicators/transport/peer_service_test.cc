#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copperplate/indicators/v1/observation_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/indicators/transport/testing/peer_test.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;

class PeerServiceTest : public PeerTest {
 protected:
  absl::StatusOr<v1::PeerGroup> Get(absl::string_view id,
                                    const google::protobuf::Timestamp* known_at = nullptr) {
    v1::GetPeerGroupRequest request;
    request.set_name(absl::StrCat("forces/national/peerGroups/", id));
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    return Call(*peers_, &Stub::GetPeerGroup, request, Viewer("essex"));
  }
  absl::StatusOr<v1::PeerGroup> Update(const v1::PeerGroup& group,
                                       const std::vector<std::string>& paths) {
    v1::UpdatePeerGroupRequest request;
    *request.mutable_peer_group() = group;
    for (const std::string& path : paths) request.mutable_update_mask()->add_paths(path);
    return Call(*peers_, &Stub::UpdatePeerGroup, request, Analyst("national"));
  }
  // `robbery kent 2024-06 1440/1800000` for each of a page.
  absl::StatusOr<std::vector<std::string>> List(v1::ListPeerFiguresRequest& request) {
    request.set_parent("forces/national");
    auto page = Call(*peers_, &Stub::ListPeerFigures, request, Viewer("essex"));
    if (!page.ok()) return page.status();
    request.set_page_token(page->next_page_token());
    std::vector<std::string> rows;
    for (const v1::PeerFigure& figure : page->peer_figures()) {
      rows.push_back(absl::StrCat(figure.indicator().substr(27), " ",
                                  figure.of().substr(figure.of().rfind('/') + 1), " ",
                                  figure.period_end(), " ", figure.numerator(), "/",
                                  figure.denominator(), "=", figure.value()));
    }
    return rows;
  }
};

TEST_F(PeerServiceTest, AGroupIsReadByEveryForceAsItWasKnown) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerGroup first,
                            Create(Group("cambridgeshire", {"forces/kent", "essex"})));
  EXPECT_EQ(first.name(), "forces/national/peerGroups/cambridgeshire-2018");
  EXPECT_EQ(first.force(), "forces/cambridgeshire");
  EXPECT_THAT(first.members(), ElementsAre("forces/kent", "forces/essex"));
  EXPECT_FALSE(first.uid().empty());
  v1::PeerGroup changed = first;
  changed.clear_members();
  changed.add_members("norfolk");
  changed.set_averaging(v1::PeerGroup::WEIGHTED);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerGroup second, Update(changed, {"members", "averaging"}));
  EXPECT_EQ(second.uid(), first.uid());
  EXPECT_THAT(second.members(), ElementsAre("forces/norfolk"));
  EXPECT_THAT(Update(changed, {"members"}), HasReason("ETAG_MISMATCH"));

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerGroup now, Get("cambridgeshire-2018"));
  EXPECT_EQ(now.DebugString(), second.DebugString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerGroup then,
                            Get("cambridgeshire-2018", &first.update_time()));
  EXPECT_EQ(then.DebugString(), first.DebugString());
  EXPECT_THAT(Get("essex-2018"),
              AllOf(StatusIs(StatusCode::kNotFound), HasReason("PEER_GROUP_UNKNOWN")));
}

TEST_F(PeerServiceTest, GroupsAreListedByForceAndPage) {
  for (const char* force : {"cambridgeshire", "essex", "kent"}) {
    ABSL_ASSERT_OK(Create(Group(force, {"norfolk", "suffolk"})));
  }
  v1::ListPeerGroupsRequest request;
  request.set_parent("forces/national");
  request.set_page_size(2);
  const auto ids = [&]() {
    std::vector<std::string> names;
    const auto page = Call(*peers_, &Stub::ListPeerGroups, request, Viewer("essex"));
    ABSL_EXPECT_OK(page);
    if (!page.ok()) return names;
    for (const v1::PeerGroup& group : page->peer_groups()) names.push_back(group.force());
    request.set_page_token(page->next_page_token());
    return names;
  };
  EXPECT_THAT(ids(), ElementsAre("forces/cambridgeshire", "forces/essex"));
  // The next page is of what was held when the first was read.
  ABSL_ASSERT_OK(Create(Group("suffolk", {"norfolk", "kent"})));
  EXPECT_THAT(ids(), ElementsAre("forces/kent"));
  EXPECT_EQ(request.page_token(), "");
  EXPECT_THAT(ids(), ElementsAre("forces/cambridgeshire", "forces/essex"));
  EXPECT_THAT(ids(), ElementsAre("forces/kent", "forces/suffolk"));
  request.set_force("essex");
  EXPECT_THAT(ids(), ElementsAre("forces/essex"));
  request.set_force("norfolk");
  EXPECT_THAT(ids(), ElementsAre()) << "a force without a group";
  request.set_force("atlantis");
  const absl::Status unknown =
      Call(*peers_, &Stub::ListPeerGroups, request, Viewer("essex")).status();
  EXPECT_THAT(unknown, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(unknown, HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(FieldsOf(unknown), ElementsAre("force"));
}

TEST_F(PeerServiceTest, EverythingWrongWithAGroupIsSaid) {
  ABSL_ASSERT_OK(Create(Group("cambridgeshire", {"kent", "essex"})));
  EXPECT_THAT(Create(Group("cambridgeshire", {"kent", "essex"})),
              AllOf(StatusIs(StatusCode::kAlreadyExists), HasReason("PEER_GROUP_EXISTS")));

  v1::CreatePeerGroupRequest request = Group("cambridgeshire", {"kent", "narnia"});
  request.set_peer_group_id("cambridgeshire-2020");
  request.mutable_peer_group()->set_valid_from("2020-04");
  const auto related = Create(request);
  EXPECT_THAT(related, HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(FieldsOf(related.status()),
              ElementsAre("peer_group.members[1]", "peer_group.valid_from"));
  request.mutable_peer_group()->set_members(1, "cambridgeshire");
  request.mutable_peer_group()->add_members("kent");
  request.mutable_peer_group()->clear_averaging();
  request.set_peer_group_id("X");
  EXPECT_THAT(FieldsOf(Create(request).status()),
              ElementsAre("peer_group.averaging", "peer_group_id", "peer_group.members[1]",
                          "peer_group.members[2]"));

  // The former ends before the next begins.
  v1::PeerGroup former;
  former.set_name("forces/national/peerGroups/cambridgeshire-2018");
  former.set_valid_to("2020-03");
  ABSL_ASSERT_OK(Update(former, {"valid_to"}));
  v1::CreatePeerGroupRequest next = Group("cambridgeshire", {"kent", "essex"});
  next.set_peer_group_id("cambridgeshire-2020");
  next.mutable_peer_group()->set_valid_from("2020-04");
  ABSL_ASSERT_OK(Create(next));
  former.set_valid_to("2020-04");
  EXPECT_THAT(Update(former, {"valid_to"}), HasReason("PEER_GROUPS_OVERLAP"));
  former.set_force("essex");
  EXPECT_THAT(Update(former, {"force"}), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(PeerServiceTest, PeersBelongToTheNationAlone) {
  v1::CreatePeerGroupRequest request = Group("cambridgeshire", {"kent", "essex"});
  request.set_parent("forces/cambridgeshire");
  EXPECT_THAT(Call(*peers_, &Stub::CreatePeerGroup, request, Analyst("cambridgeshire")),
              HasReason("PEERS_NOT_NATIONAL"));
  EXPECT_THAT(Import(kPeerFigureHeader, "", "cambridgeshire"), HasReason("PEERS_NOT_NATIONAL"));
  request.set_parent("forces/national");
  EXPECT_THAT(Call(*peers_, &Stub::CreatePeerGroup, request, Analyst("cambridgeshire")),
              StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(PeerServiceTest, ARequestSentTwiceMakesOneGroup) {
  v1::CreatePeerGroupRequest request = Group("cambridgeshire", {"kent", "essex"});
  request.set_validate_only(true);
  ABSL_ASSERT_OK(Create(request));
  EXPECT_THAT(Get("cambridgeshire-2018"), HasReason("PEER_GROUP_UNKNOWN"));
  request.set_validate_only(false);
  request.set_request_id("7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerGroup first, Create(request));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PeerGroup again, Create(request));
  EXPECT_EQ(again.DebugString(), first.DebugString());
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.event_out WHERE type = 'peer_group.created'"),
            "1");
}

TEST_F(PeerServiceTest, FiguresComeInAllOrNothingOnceAndAreRevised) {
  AddIndicator("national", "robbery", Rate("Robbery"));
  const std::string content = absl::StrCat(kPeerFigureHeader, "robbery,kent,2024-06,1440,1800000\n",
                                           "robbery,essex,2024-06,1620,1800000\n");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch dry, Import(content, "b1", "national", 7, true));
  EXPECT_EQ(dry.inserted_count(), 2);
  EXPECT_TRUE(dry.validate_only());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch batch, Import(content, "b1", "national", 7));
  EXPECT_EQ(batch.name(), "forces/national/batches/b1");
  EXPECT_EQ(batch.inserted_count(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch replayed, Import(content, "b1"));
  EXPECT_TRUE(replayed.replayed());
  EXPECT_THAT(Import(kPeerFigureHeader, "b1"), HasReason("BATCH_CONTENT_DIFFERS"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Batch revised,
                            Import(absl::StrCat(content, "robbery,norfolk,2024-06,1080,900000\n",
                                                "robbery,kent,2024-03,", "1441,1800000\n"),
                                   "b2"));
  EXPECT_EQ(revised.inserted_count(), 2);
  EXPECT_EQ(revised.unchanged_count(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Batch third,
      Import("of,period_end,indicator,value\nkent,2024-06,robbery,0.81\n", "b3"));
  EXPECT_EQ(third.revised_count(), 1);

  v1::ListPeerFiguresRequest request;
  request.set_page_size(3);
  EXPECT_THAT(*List(request),
              ElementsAre("robbery kent 2024-03 1441/1800000=",
                          "robbery essex 2024-06 1620/1800000=", "robbery kent 2024-06 /=0.81"));
  // The next page is of what was held when the first was read.
  ABSL_ASSERT_OK(
      Import(absl::StrCat(kPeerFigureHeader, "robbery,norfolk,2024-06,1081,900000\n"), "b4"));
  EXPECT_THAT(*List(request), ElementsAre("robbery norfolk 2024-06 1080/900000="));
  EXPECT_EQ(request.page_token(), "");
  *request.mutable_known_at() = batch.create_time();
  request.set_indicator("robbery");
  request.set_from_month("2024-04");
  EXPECT_THAT(*List(request), ElementsAre("robbery essex 2024-06 1620/1800000=",
                                          "robbery kent 2024-06 1440/1800000="));
  request.set_indicator("burglary");
  EXPECT_THAT(List(request), HasReason("INDICATOR_UNKNOWN"));
}

TEST_F(PeerServiceTest, EveryBadRowIsNamed) {
  AddIndicator("national", "robbery", Rate("Robbery"));
  const std::string content = absl::StrCat(
      kPeerFigureHeader, "robbery,kent,2024-06,-5,1800000\n", "burglary,kent,2024-06,5,1800000\n",
      "robbery,narnia,2024-06,5,1800000\n", "robbery,kent,2024-05,5,1800000\n",
      "robbery,kent,2024-06,6,1800000\n", "robbery,narnia,June,-5,x\n", "robbery,kent\n");
  const auto refused = Import(content, "bad");
  EXPECT_THAT(refused, AllOf(StatusIs(StatusCode::kInvalidArgument), HasReason("IMPORT_REFUSED")));
  EXPECT_EQ(ErrorMetadata(refused.status(), "batch"), "forces/national/batches/bad");
  EXPECT_EQ(ErrorMetadata(refused.status(), "faultCount"), "10");
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("rows[2].numerator", "rows[3].indicator", "rows[4].of",
                          "rows[5].period_end", "rows[6]", "rows[7].period_end", "rows[7].of",
                          "rows[7].numerator", "rows[7].denominator", "rows[8]"));
  v1::ListBatchFaultsRequest list;
  list.set_parent("forces/national/batches/bad");
  const auto observations = v1::ObservationService::NewStub(channel());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListBatchFaultsResponse faults,
                            Call(*observations, &v1::ObservationService::Stub::ListBatchFaults,
                                 list, Viewer("national")));
  std::vector<std::string> reasons;
  for (const v1::BatchFault& fault : faults.faults()) reasons.push_back(fault.reason());
  EXPECT_THAT(reasons, ElementsAre("NEGATIVE_NOT_ALLOWED", "INDICATOR_UNKNOWN", "FORCE_UNKNOWN",
                                   "MONTH_NOT_END_OF_PERIOD", "DUPLICATE_KEY", "MONTH_MALFORMED",
                                   "FORCE_UNKNOWN", "NEGATIVE_NOT_ALLOWED", "NUMBER_MALFORMED",
                                   "FIELD_COUNT"));
  EXPECT_EQ(Value("SELECT count(*) FROM indicators.peer_figure"), "0");
  EXPECT_THAT(Import("indicator,of\n"), HasReason("IMPORT_REFUSED"));
  EXPECT_THAT(Import("of_kind,of,indicator,period_end,value\nNATION,kent,robbery,2024-06,1\n"
                     "COUNTY,kent,robbery,2024-06,1\n"),
              HasReason("IMPORT_REFUSED"));
}

}  // namespace
}  // namespace copperplate::indicators
