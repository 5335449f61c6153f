#include "services/volunteers/transport/testing/merge_test.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {

void MergeTest::SetUp() {
  DutyTest::SetUp();
  AddActive("v-1", "e1");
  AddActive("v-2", "e1");
}

v1::Duty MergeTest::InMay(int day, absl::string_view from, absl::string_view to) {
  const std::string on = absl::StrCat("2018-05-", day < 10 ? "0" : "", day, " ");
  return Overridden(Done(absl::StrCat(on, from), absl::StrCat(on, to)),
                    v1::Duty::Override::LATE_ENTRY);
}

void MergeTest::Work(const std::string& id, const v1::Duty& duty, const std::string& engagement) {
  ABSL_ASSERT_OK(Create(id, duty, engagement));
}

v1::CreateSupervisionRequest MergeTest::Supervised(const std::string& engagement,
                                                   const std::string& id,
                                                   const std::string& supervisor) {
  v1::CreateSupervisionRequest request;
  request.set_parent(engagement);
  request.set_supervision_id(id);
  request.mutable_supervision()->set_supervisor(supervisor);
  request.mutable_supervision()->set_from_date("2017-03-01");
  return request;
}

absl::StatusOr<v1::Supervision> MergeTest::Supervise(const v1::CreateSupervisionRequest& request) {
  return Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
              Analyst("essex"));
}

absl::StatusOr<v1::Supervision> MergeTest::UpdateSupervision(v1::Supervision supervision,
                                                             const std::string& path,
                                                             const std::string& name) {
  v1::UpdateSupervisionRequest request;
  *request.mutable_supervision() = std::move(supervision);
  request.mutable_supervision()->set_name(name);
  request.mutable_update_mask()->add_paths(path);
  return Call(*engagements_, &v1::EngagementService::Stub::UpdateSupervision, request,
              Analyst("essex"));
}

void MergeTest::LeaveInJune() { ABSL_ASSERT_OK(Leave(kEngagement, "2018-06-30")); }

v1::MergeVolunteerRequest MergeTest::Asked(const std::string& given_up, const std::string& into) {
  v1::MergeVolunteerRequest request;
  request.set_name(given_up);
  request.set_into(into);
  request.set_reason("Ada Okafor showed both cards");
  return request;
}

absl::StatusOr<v1::Volunteer> MergeTest::Merge(const v1::MergeVolunteerRequest& request,
                                               const Caller& caller) {
  return Call(*volunteers_, &v1::VolunteerService::Stub::MergeVolunteer, request, caller);
}

absl::StatusOr<v1::VolunteerSummary> MergeTest::Summarise(const std::string& as_of,
                                                          const v1::VolunteerSummary* known) {
  v1::GetVolunteerSummaryRequest request;
  request.set_name("forces/essex/volunteerSummary");
  request.set_as_of(as_of);
  if (known != nullptr) *request.mutable_known_at() = known->known_at();
  return Call(*summaries_, &v1::VolunteerSummaryService::Stub::GetVolunteerSummary, request,
              Analyst("essex"));
}

}  // namespace copperplate::volunteers
