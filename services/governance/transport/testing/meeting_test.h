// The Board and its meetings, in few words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/agenda_item_service.grpc.pb.h"
#include "copperplate/governance/v1/attendance_service.grpc.pb.h"
#include "copperplate/governance/v1/body_service.grpc.pb.h"
#include "copperplate/governance/v1/declaration_service.grpc.pb.h"
#include "copperplate/governance/v1/meeting_service.grpc.pb.h"
#include "copperplate/governance/v1/membership_service.grpc.pb.h"
#include "copperplate/governance/v1/minutes_service.grpc.pb.h"
#include "copperplate/governance/v1/outcome_service.grpc.pb.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {

// The force has the Board `bcb`, which meets in public with a quorum of two, and of it since 2016
// the members Jason Ablewhite, Alan Baldwin and Ray Bisby.
class MeetingTest : public ServiceTest {
 protected:
  static constexpr char kBoard[] = "forces/essex/bodies/bcb";
  static constexpr char kMay[] = "forces/essex/bodies/bcb/meetings/may";
  static constexpr char kJuly[] = "forces/essex/bodies/bcb/meetings/july";

  void SetUp() override;

  // A historic one on the day, at 14:00.
  static v1::Meeting Meeting(const std::string& date);
  absl::StatusOr<v1::Meeting> CreateMeeting(const std::string& id, const v1::Meeting& meeting,
                                            const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Meeting> GetMeeting(const std::string& name);
  absl::StatusOr<v1::Meeting> UpdateMeeting(const v1::Meeting& meeting,
                                            const std::vector<std::string>& mask);
  // The agenda of a historic meeting, a month before it.
  absl::StatusOr<v1::Meeting> PublishAgenda(const std::string& name);
  absl::StatusOr<v1::Meeting> Open(const std::string& name);
  absl::StatusOr<v1::Meeting> Close(const std::string& name);
  absl::StatusOr<v1::Meeting> Minute(const std::string& name);

  absl::StatusOr<v1::Membership> AddMember(const std::string& id, const std::string& person);
  static v1::AgendaItem Item(const std::string& number,
                             v1::AgendaItem::Purpose purpose = v1::AgendaItem::NOTE);
  absl::StatusOr<v1::AgendaItem> CreateItem(const std::string& meeting, const std::string& id,
                                            const v1::AgendaItem& item);
  absl::StatusOr<v1::Attendance> Attend(const std::string& meeting, const std::string& id,
                                        const std::string& person,
                                        v1::Attendance::Status status = v1::Attendance::PRESENT);
  absl::StatusOr<v1::Declaration> Declare(const std::string& meeting, const std::string& id,
                                          const v1::Declaration& declaration);
  absl::Status DeclareNil(const std::string& meeting);
  absl::StatusOr<v1::Outcome> Determine(const std::string& meeting, const std::string& id,
                                        const std::string& item,
                                        v1::Outcome::Kind kind = v1::Outcome::NOTED);

  // `may`, of 10 May 2018, with the items `welcome` (1, procedural) and `traffic` (2), Ablewhite
  // and Baldwin present: its agenda published, then in session.
  void MakeMay();
  void BeginMay();

  std::unique_ptr<v1::BodyService::Stub> bodies_ = v1::BodyService::NewStub(channel());
  std::unique_ptr<v1::MembershipService::Stub> memberships_ =
      v1::MembershipService::NewStub(channel());
  std::unique_ptr<v1::MeetingService::Stub> meetings_ = v1::MeetingService::NewStub(channel());
  std::unique_ptr<v1::AgendaItemService::Stub> items_ = v1::AgendaItemService::NewStub(channel());
  std::unique_ptr<v1::AttendanceService::Stub> attendances_ =
      v1::AttendanceService::NewStub(channel());
  std::unique_ptr<v1::DeclarationService::Stub> declarations_ =
      v1::DeclarationService::NewStub(channel());
  std::unique_ptr<v1::OutcomeService::Stub> outcomes_ = v1::OutcomeService::NewStub(channel());
  std::unique_ptr<v1::MinutesService::Stub> minutes_ = v1::MinutesService::NewStub(channel());
};

}  // namespace copperplate::governance
