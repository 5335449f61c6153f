// Units of cadets, who leads them and who is in them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "copperplate/volunteers/v1/cadet_unit_service.grpc.pb.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {

// The force has the roles `clerk` (support volunteers), `constable` and `cadet`.
class CadetTest : public DutyTest {
 protected:
  using UnitStub = v1::CadetUnitService::Stub;
  using UnitResult = absl::StatusOr<v1::CadetUnit>;

  void SetUp() override;

  absl::StatusOr<v1::VolunteerImport> Import(const std::string& rows);
  // A support volunteer of 1980 since March 2016 who may lead until 2036.
  void AddLeader(const std::string& id);
  // A cadet of 2011 with the engagement `e1`, supervised by `analyst-1`; ACTIVE since March 2026,
  // or in INDUCTION that is complete.
  absl::Status AddCadet(const std::string& id, const std::string& unit,
                        v1::Engagement::State state = v1::Engagement::ACTIVE);
  static v1::CadetUnit Unit(const std::string& title, int capacity,
                            const std::vector<std::string>& leaders = {});
  UnitResult CreateUnit(const std::string& id, const v1::CadetUnit& unit,
                        const Caller& caller = Analyst("essex"));
  UnitResult GetUnit(const std::string& id, const Caller& caller = Viewer("essex"));
  UnitResult UpdateUnit(const std::string& id, v1::CadetUnit unit,
                        const std::vector<std::string>& mask);
  UnitResult SetLeaders(const std::string& id, const std::vector<std::string>& leaders);
  absl::Status DeleteUnit(const std::string& id);

  absl::StatusOr<v1::Engagement> SetUnit(const std::string& engagement, const std::string& unit);
  absl::StatusOr<v1::Engagement> Activate(const std::string& engagement, const std::string& on) {
    return MoveEngagement(engagement, v1::Engagement::ACTIVE, on);
  }
  // A check of a leader's that AddLeader() makes: `c1` for the role, `c2` for leading.
  absl::Status WithdrawCheck(const std::string& volunteer, const std::string& check,
                             const std::string& on);
  // As somebody leaves for the reason with all else in order.
  static v1::MoveEngagementRequest Leaving(const std::string& engagement,
                                           v1::Engagement::LeavingReason reason,
                                           const std::string& on);

  static std::string VolunteerName(const std::string& id) {
    return "forces/essex/volunteers/" + id;
  }
  static std::string EngagementOf(const std::string& id) {
    return VolunteerName(id) + "/engagements/e1";
  }
  static std::string UnitName(const std::string& id) { return "forces/essex/cadetUnits/" + id; }
  // `engagement.led` of the volunteer's e1.
  std::string Led(const std::string& volunteer);

  std::unique_ptr<UnitStub> units_ = v1::CadetUnitService::NewStub(channel());
};

}  // namespace copperplate::volunteers
