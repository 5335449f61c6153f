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

class MeetingServiceTest : public MeetingTest {
 protected:
  absl::StatusOr<v1::Meeting> Cancel(const std::string& name, const std::string& reason) {
    v1::CancelMeetingRequest request;
    request.set_name(name);
    request.set_reason(reason);
    return Call(*meetings_, &v1::MeetingService::Stub::CancelMeeting, request, Publisher("essex"));
  }
  absl::StatusOr<v1::Meeting> Postpone(const std::string& id, const v1::Meeting& to) {
    v1::PostponeMeetingRequest request;
    request.set_name(kMay);
    request.set_reason("Snow");
    request.set_meeting_id(id);
    *request.mutable_meeting() = to;
    return Call(*meetings_, &v1::MeetingService::Stub::PostponeMeeting, request,
                Publisher("essex"));
  }
  absl::StatusOr<v1::ListMeetingsResponse> List(v1::ListMeetingsRequest request) {
    request.set_parent(kBoard);
    return Call(*meetings_, &v1::MeetingService::Stub::ListMeetings, request, Viewer("essex"));
  }
  static std::vector<std::string> Dates(const absl::StatusOr<v1::ListMeetingsResponse>& listed) {
    ABSL_EXPECT_OK(listed.status());
    std::vector<std::string> dates;
    if (!listed.ok()) return dates;
    for (const auto& meeting : listed->meetings()) dates.push_back(meeting.date());
    return dates;
  }
};

TEST_F(MeetingServiceTest, WhatIsCreatedIsReadBack) {
  v1::Meeting meeting = Meeting("2018-05-10");
  meeting.set_end_time("16:30");
  meeting.set_venue("CR2");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting created, CreateMeeting("may", meeting));
  EXPECT_EQ(created.name(), kMay);
  EXPECT_EQ(created.state(), v1::Meeting::PLANNED);
  EXPECT_TRUE(created.held_in_public()) << "as the body meets";
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting read, GetMeeting(kMay));
  v1::Meeting expected = created;
  expected.add_warnings(v1::Meeting::NOT_OPENED);  // which is told when it is read
  EXPECT_EQ(read.SerializeAsString(), expected.SerializeAsString());
  EXPECT_EQ(read.start_time(), "14:00");
  EXPECT_EQ(read.end_time(), "16:30");
  meeting = Meeting("2018-07-12");
  meeting.set_held_in_public(false);
  meeting.add_previous_minutes_of("may");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting other, CreateMeeting("july", meeting));
  EXPECT_FALSE(other.held_in_public());
  EXPECT_THAT(other.previous_minutes_of(), ElementsAre(kMay));
}

TEST_F(MeetingServiceTest, OneThatIsToComeIsNotWarnedAbout) {
  ABSL_ASSERT_OK(CreateMeeting("next", Meeting("2190-05-10")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting next,
                            GetMeeting("forces/essex/bodies/bcb/meetings/next"));
  EXPECT_EQ(next.warnings_size(), 0);
}

TEST_F(MeetingServiceTest, ABodyHasOneLiveMeetingAtATime) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  EXPECT_EQ(Told(CreateMeeting("again", Meeting("2018-05-10"))),
            "MEETING_TIME_TAKEN meeting.start_time");
  EXPECT_THAT(CreateMeeting("may", Meeting("2018-05-11")), HasReason("MEETING_EXISTS"));
  ABSL_ASSERT_OK(Cancel(kMay, "Purdah"));
  ABSL_EXPECT_OK(CreateMeeting("again", Meeting("2018-05-10")));
}

TEST_F(MeetingServiceTest, OneStaysBeforeThatWhichApprovesItsMinutes) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  v1::Meeting july = Meeting("2018-07-12");
  july.add_previous_minutes_of("may");
  ABSL_ASSERT_OK(CreateMeeting("july", july));
  v1::Meeting moved = Meeting("2018-07-13");
  moved.set_name(kMay);
  EXPECT_EQ(Told(UpdateMeeting(moved, {"date"})), "MINUTES_DUE_EARLIER meeting.date");
  moved.set_date("2018-07-11");
  ABSL_EXPECT_OK(UpdateMeeting(moved, {"date"}));
}

TEST_F(MeetingServiceTest, EveryFaultIsTold) {
  v1::Meeting meeting;
  meeting.set_start_time("25:00");
  meeting.add_previous_minutes_of("forces/kent/bodies/bcb/meetings/may");
  EXPECT_EQ(Told(CreateMeeting("may", meeting)),
            "FIELD_REQUIRED meeting.date meeting.start_time meeting.previous_minutes_of[0]");
  meeting = Meeting("2018-05-10");
  meeting.add_previous_minutes_of("none");
  EXPECT_EQ(Told(CreateMeeting("may", meeting)),
            "PREVIOUS_MINUTES_UNKNOWN meeting.previous_minutes_of[0]");
}

TEST_F(MeetingServiceTest, TheNewestComeFirstPageByPage) {
  for (const char* date : {"2018-05-10", "2017-03-02", "2018-07-12"}) {
    ABSL_ASSERT_OK(CreateMeeting("m-" + std::string(date), Meeting(date)));
  }
  v1::ListMeetingsRequest request;
  request.set_page_size(2);
  const auto first = List(request);
  EXPECT_THAT(Dates(first), ElementsAre("2018-07-12", "2018-05-10"));
  request.set_page_token(first->next_page_token());
  const auto second = List(request);
  EXPECT_THAT(Dates(second), ElementsAre("2017-03-02"));
  EXPECT_EQ(second->next_page_token(), "");
  request.Clear();
  request.set_from_date("2018-01-01");
  request.set_to_date("2018-06-30");
  EXPECT_THAT(Dates(List(request)), ElementsAre("2018-05-10"));
  request.Clear();
  request.set_state(v1::Meeting::CLOSED);
  EXPECT_THAT(Dates(List(request)), ElementsAre());
}

TEST_F(MeetingServiceTest, AnAgendaIsPublishedBeforeTheMeetingAndWhole) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  EXPECT_THAT(PublishAgenda(kMay), HasReason("AGENDA_EMPTY"));
  v1::AgendaItem item = Item("2");
  item.clear_report_from();
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", item));
  EXPECT_THAT(NeedsTold(PublishAgenda(kMay)).size(), 1);
  EXPECT_THAT(PublishAgenda(kMay), HasReason("REPORT_FROM_REQUIRED"));
  v1::Meeting past = Meeting("2018-03-01");
  past.clear_historic_import();
  ABSL_ASSERT_OK(CreateMeeting("past", past));
  ABSL_ASSERT_OK(CreateItem("forces/essex/bodies/bcb/meetings/past", "traffic", Item("2")));
  v1::PublishMeetingAgendaRequest request;
  request.set_name("forces/essex/bodies/bcb/meetings/past");
  EXPECT_THAT(Call(*meetings_, &v1::MeetingService::Stub::PublishMeetingAgenda, request,
                   Publisher("essex")),
              HasReason("AGENDA_AFTER_START"));
}

TEST_F(MeetingServiceTest, FromAPlanToItsEnd) {
  MakeMay();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting published, GetMeeting(kMay));
  EXPECT_EQ(published.state(), v1::Meeting::AGENDA_PUBLISHED);
  EXPECT_TRUE(published.has_agenda_publish_time());
  EXPECT_THAT(published.warnings(),
              ElementsAre(v1::Meeting::PAPER_MISSING, v1::Meeting::NOT_OPENED));
  EXPECT_THAT(Close(kMay), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting opened, Open(kMay));
  EXPECT_EQ(opened.state(), v1::Meeting::IN_SESSION);
  EXPECT_EQ(opened.quorum_asked(), 2);
  EXPECT_EQ(opened.members_present(), 2);
  EXPECT_THAT(Close(kMay), HasReason("ITEM_UNDETERMINED"));
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting closed, Close(kMay));
  EXPECT_EQ(closed.state(), v1::Meeting::CLOSED);
  EXPECT_THAT(Minute(kMay), HasReason("MINUTES_NOT_APPROVED"));
  EXPECT_EQ(Value("SELECT string_agg(type, ',' ORDER BY seq) FROM governance.event_out "
                  "WHERE subject = 'forces/essex/bodies/bcb/meetings/may'"),
            "meeting.created,meeting.agenda_published,meeting.opened,meeting.closed");
  v1::Meeting late = closed;
  late.set_venue("Elsewhere");
  EXPECT_EQ(Told(UpdateMeeting(late, {"venue"})), "FIELD_IMMUTABLE meeting.venue");
}

TEST_F(MeetingServiceTest, AQuorumOfMembersIsThere) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  ABSL_ASSERT_OK(Attend(kMay, "ablewhite", "Jason Ablewhite"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  EXPECT_THAT(Open(kMay), HasReason("QUORUM_NOT_MET"));
}

TEST_F(MeetingServiceTest, APostponedMeetingTakesItsItemsAlong) {
  MakeMay();
  EXPECT_EQ(Told(Postpone("earlier", Meeting("2018-05-09"))), "POSTPONED_NOT_LATER meeting.date");
  EXPECT_THAT(Postpone("may", Meeting("2018-05-17")), HasReason("MEETING_EXISTS"));
  v1::Meeting later = Meeting("2018-05-17");
  later.set_venue("CR3");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting made, Postpone("later", later));
  EXPECT_EQ(made.name(), "forces/essex/bodies/bcb/meetings/later");
  EXPECT_EQ(made.state(), v1::Meeting::PLANNED);
  EXPECT_EQ(made.postponed_from(), kMay);
  EXPECT_EQ(made.venue(), "CR3");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Meeting from, GetMeeting(kMay));
  EXPECT_EQ(from.state(), v1::Meeting::POSTPONED);
  EXPECT_EQ(from.postponed_to(), made.name());
  EXPECT_EQ(from.end_reason(), "Snow");
  v1::ListAgendaItemsRequest request;
  request.set_parent(made.name());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto items,
      Call(*items_, &v1::AgendaItemService::Stub::ListAgendaItems, request, Viewer("essex")));
  ASSERT_EQ(items.agenda_items_size(), 2);
  EXPECT_EQ(items.agenda_items(1).name(), made.name() + "/agendaItems/traffic");
  EXPECT_EQ(items.agenda_items(1).carried_from(), kMay);
  EXPECT_EQ(Value("SELECT count(*) FROM governance.event_out WHERE type = 'agenda_item.created' "
                  "AND subject LIKE '%/later/agendaItems/%' AND after LIKE '%carriedFrom%'"),
            "2");
}

TEST_F(MeetingServiceTest, WhatIsNotThereIsTold) {
  EXPECT_THAT(GetMeeting("forces/essex/bodies/bcb/meetings/none"), HasReason("MEETING_UNKNOWN"));
  EXPECT_THAT(GetMeeting("forces/essex/bodies/none/meetings/none"), HasReason("BODY_UNKNOWN"));
  EXPECT_THAT(CreateMeeting("may", Meeting("2018-05-10"), Viewer("essex")),
              HasReason("ROLE_MISSING"));
  EXPECT_EQ(Told(Cancel(kMay, "")), "MEETING_UNKNOWN");
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  EXPECT_EQ(Told(Cancel(kMay, "")), "FIELD_REQUIRED reason");
}

}  // namespace
}  // namespace copperplate::governance
