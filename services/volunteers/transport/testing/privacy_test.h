// A volunteer who has left, and what keeps such a one from being forgotten, in few words.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/privacy_service.grpc.pb.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {

class PrivacyTest : public DutyTest {
 protected:
  static constexpr char kVolunteer[] = "forces/essex/volunteers/v-1";
  using PrivacyStub = v1::PrivacyService::Stub;

  // Ada Okafor, a support volunteer ACTIVE from 1 March 2017.
  void AddActive(const std::string& volunteer = "v-1", const std::string& engagement = "e1");
  // LEFT on the day.
  absl::Status Leave(const std::string& engagement_name, const std::string& on);
  absl::StatusOr<v1::RetentionRule> AddRule(const std::string& id,
                                            v1::RetentionRule::RecordClass record_class,
                                            int64_t months);
  absl::StatusOr<v1::LegalHold> Hold(const std::string& id, const std::string& reason = "Inquest");
  absl::StatusOr<v1::LegalHold> Release(const std::string& id, const std::string& on = "");
  absl::StatusOr<v1::Volunteer> Anonymise(const std::string& name = kVolunteer);
  absl::StatusOr<v1::Volunteer> GetVolunteer(const std::string& name = kVolunteer);

  std::unique_ptr<PrivacyStub> privacy_ = v1::PrivacyService::NewStub(channel());
};

}  // namespace copperplate::volunteers
