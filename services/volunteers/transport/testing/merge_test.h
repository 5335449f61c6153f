// Two volunteers whose records may be of one person, in few words.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/volunteer_summary_service.grpc.pb.h"
#include "services/volunteers/transport/testing/privacy_test.h"

namespace copperplate::volunteers {

// `v-1` and `v-2`, both ACTIVE support volunteers from 1 March 2017 on, each in an engagement `e1`.
class MergeTest : public PrivacyTest {
 protected:
  static constexpr char kKept[] = "forces/essex/volunteers/v-2";
  static constexpr char kKeptEngagement[] = "forces/essex/volunteers/v-2/engagements/e1";

  void SetUp() override;

  // A duty of a day of May 2018, `10:00` to `12:00`, under `v-1` or another engagement.
  static v1::Duty InMay(int day, absl::string_view from, absl::string_view to);
  void Work(const std::string& id, const v1::Duty& duty,
            const std::string& engagement = kEngagement);
  // From 1 March 2017 on.
  static v1::CreateSupervisionRequest Supervised(const std::string& engagement,
                                                 const std::string& id,
                                                 const std::string& supervisor);
  absl::StatusOr<v1::Supervision> Supervise(const v1::CreateSupervisionRequest& request);
  absl::StatusOr<v1::Supervision> UpdateSupervision(v1::Supervision supervision,
                                                    const std::string& path,
                                                    const std::string& name);
  // LEFT of `v-1` on 30 June 2018.
  void LeaveInJune();
  static v1::MergeVolunteerRequest Asked(const std::string& given_up = kVolunteer,
                                         const std::string& into = kKept);
  absl::StatusOr<v1::Volunteer> Merge(const v1::MergeVolunteerRequest& request = Asked(),
                                      const Caller& caller = Admin("essex"));
  // As known when `known` was told, where it is given.
  absl::StatusOr<v1::VolunteerSummary> Summarise(const std::string& as_of,
                                                 const v1::VolunteerSummary* known = nullptr);

 private:
  std::unique_ptr<v1::VolunteerSummaryService::Stub> summaries_ =
      v1::VolunteerSummaryService::NewStub(channel());
};

}  // namespace copperplate::volunteers
