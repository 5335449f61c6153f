#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

class AgendaItemServiceTest : public MeetingTest {
 protected:
  static constexpr char kTraffic[] = "forces/essex/bodies/bcb/meetings/may/agendaItems/traffic";

  absl::StatusOr<v1::AgendaItem> Get(const Caller& caller) {
    v1::GetAgendaItemRequest request;
    request.set_name(kTraffic);
    return Call(*items_, &v1::AgendaItemService::Stub::GetAgendaItem, request, caller);
  }
  absl::StatusOr<v1::AgendaItem> Update(const v1::AgendaItem& item,
                                        const std::vector<std::string>& mask) {
    v1::UpdateAgendaItemRequest request;
    *request.mutable_agenda_item() = item;
    request.mutable_agenda_item()->set_name(kTraffic);
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*items_, &v1::AgendaItemService::Stub::UpdateAgendaItem, request, Analyst("essex"));
  }
  absl::Status Delete() {
    v1::DeleteAgendaItemRequest request;
    request.set_name(kTraffic);
    return Call(*items_, &v1::AgendaItemService::Stub::DeleteAgendaItem, request, Analyst("essex"))
        .status();
  }
};

TEST_F(AgendaItemServiceTest, ItemsAreListedAsPrintedPageByPage) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  const std::vector<std::string> numbers = {"10", "5.1", "9", "5", "5a"};
  for (size_t i = 0; i < numbers.size(); ++i) {
    ABSL_ASSERT_OK(CreateItem(kMay, std::string("i") + std::to_string(i), Item(numbers[i])));
  }
  v1::AgendaItem last = Item("1");
  last.set_order(1);
  ABSL_ASSERT_OK(CreateItem(kMay, "last", last));
  EXPECT_THAT(CreateItem(kMay, "last", Item("2")), HasReason("AGENDA_ITEM_EXISTS"));
  std::vector<std::string> listed;
  v1::ListAgendaItemsRequest request;
  request.set_parent(kMay);
  request.set_page_size(2);
  do {
    ABSL_ASSERT_OK_AND_ASSIGN(
        const auto page,
        Call(*items_, &v1::AgendaItemService::Stub::ListAgendaItems, request, Viewer("essex")));
    for (const auto& item : page.agenda_items()) listed.push_back(item.number());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(listed, ElementsAre("5", "5.1", "5a", "9", "10", "1"));
}

TEST_F(AgendaItemServiceTest, APublishedAgendaSaysWhyItIsChanged) {
  MakeMay();
  EXPECT_EQ(Told(CreateItem(kMay, "late", Item("2"))),
            "ITEM_NUMBER_TAKEN agenda_item.number agenda_item.urgency_reason");
  v1::AgendaItem late = Item("3");
  late.set_urgency_reason("The inspection ended yesterday");
  ABSL_EXPECT_OK(CreateItem(kMay, "late", late));
  late.set_name(std::string(kMay) + "/agendaItems/late");
  late.set_title("Inspection of custody");
  EXPECT_EQ(Told(Update(late, {"title"})), "URGENCY_REASON_REQUIRED agenda_item.urgency_reason");
  late.set_urgency_reason("The report has another title");
  ABSL_EXPECT_OK(Update(late, {"title", "urgency_reason"}));
  EXPECT_THAT(Delete(), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Open(kMay));
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  ABSL_ASSERT_OK(Determine(kMay, "deferred", "late", v1::Outcome::DEFERRED));
  ABSL_ASSERT_OK(Close(kMay));
  EXPECT_THAT(Update(late, {"title"}), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(AgendaItemServiceTest, AnItemThatIsReferredToIsNotDeleted) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Attendance late, Attend(kMay, "bisby", "Ray Bisby"));
  late.set_arrived_at_item("traffic");
  v1::UpdateAttendanceRequest request;
  *request.mutable_attendance() = late;
  request.mutable_update_mask()->add_paths("arrived_at_item");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto attendance,
                            Call(*attendances_, &v1::AttendanceService::Stub::UpdateAttendance,
                                 request, Analyst("essex")));
  EXPECT_EQ(attendance.arrived_at_item(), kTraffic);
  EXPECT_THAT(NeedsTold(Delete()),
              ElementsAre("AGENDA_ITEM_IN_USE attendances/bisby: refers to the item"));
  late = attendance;
  late.clear_arrived_at_item();
  *request.mutable_attendance() = late;
  ABSL_ASSERT_OK(Call(*attendances_, &v1::AttendanceService::Stub::UpdateAttendance, request,
                      Analyst("essex")));
  ABSL_EXPECT_OK(Delete());
  EXPECT_THAT(Get(Viewer("essex")), HasReason("AGENDA_ITEM_UNKNOWN"));
}

TEST_F(AgendaItemServiceTest, OfARestrictedItemAViewerSeesWhyAndNoMore) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  v1::AgendaItem item = Item("2");
  item.set_restricted(true);
  item.set_restriction_reason("Names of witnesses");
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", item));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::AgendaItem shown, Get(Viewer("essex")));
  EXPECT_EQ(shown.number(), "2");
  EXPECT_TRUE(shown.restricted());
  EXPECT_EQ(shown.restriction_reason(), "Names of witnesses");
  EXPECT_EQ(shown.title(), "");
  EXPECT_EQ(shown.report_from(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::AgendaItem whole, Get(Analyst("essex")));
  EXPECT_EQ(whole.title(), "Item 2");
}

TEST_F(AgendaItemServiceTest, WhatItLiesBelowIsLookedForFirst) {
  EXPECT_THAT(CreateItem(kMay, "traffic", Item("2")), HasReason("MEETING_UNKNOWN"));
  EXPECT_THAT(CreateItem("forces/essex/bodies/none/meetings/may", "traffic", Item("2")),
              HasReason("BODY_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::governance
