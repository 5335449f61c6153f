#include "services/volunteers/transport/testing/watch_test.h"

#include <cstdlib>

#include "libs/time/civil.h"
#include "services/volunteers/transport/testing/role_requests.h"

namespace copperplate::volunteers {

void WatchTest::SetUp() {
  AddRole("operator", v1::Role::SPEEDWATCH, v1::Role::VETTING_LEVEL_UNSPECIFIED);
}

absl::Time WatchTest::At(const std::string& text) {
  absl::Time instant;
  std::string error;
  if (!absl::ParseTime("%Y-%m-%d %H:%M", text, London(), &instant, &error)) std::abort();
  return instant;
}

void WatchTest::AddRole(const std::string& id, v1::Role::Kind kind, v1::Role::VettingLevel level) {
  ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::CreateRole, RoleRequest(id, kind, level),
                      Analyst("essex")));
}

void WatchTest::AddVolunteer(const std::string& id) {
  v1::CreateVolunteerRequest request;
  request.set_parent("forces/essex");
  request.set_volunteer_id(id);
  request.mutable_volunteer()->set_full_name("Ada Okafor");
  request.mutable_volunteer()->set_date_of_birth("1990-05-17");
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::CreateVolunteer, request, Analyst("essex")));
}

absl::StatusOr<v1::Engagement> WatchTest::Apply(const std::string& volunteer,
                                                const std::string& group, const std::string& role) {
  v1::CreateEngagementRequest request;
  request.set_parent(VolunteerName(volunteer));
  request.set_engagement_id("e1");
  v1::Engagement& engagement = *request.mutable_engagement();
  engagement.set_role("forces/essex/roles/" + role);
  engagement.set_unit_or_group(group);
  engagement.set_applied_on("2017-01-01");
  engagement.set_induction_completed_on("2017-02-20");
  return Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, request,
              Analyst("essex"));
}

absl::StatusOr<v1::Engagement> WatchTest::Move(const v1::MoveEngagementRequest& request) {
  return Call(*engagements_, &v1::EngagementService::Stub::MoveEngagement, request,
              Analyst("essex"));
}

absl::StatusOr<v1::Engagement> WatchTest::Move(const std::string& engagement,
                                               v1::Engagement::State to, const std::string& on) {
  v1::MoveEngagementRequest request;
  request.set_name(engagement);
  request.set_to(to);
  request.set_effective_on(on);
  return Move(request);
}

absl::StatusOr<v1::Engagement> WatchTest::Leave(const std::string& engagement,
                                                const std::string& on,
                                                v1::Engagement::LeavingReason reason) {
  v1::MoveEngagementRequest request;
  request.set_name(engagement);
  request.set_to(v1::Engagement::LEFT);
  request.set_effective_on(on);
  request.set_leaving_reason(reason);
  request.set_exit_interview_offered_on("2018-01-01");
  request.set_kit_returned(true);
  return Move(request);
}

void WatchTest::AddOperator(const std::string& volunteer, const std::string& group) {
  AddVolunteer(volunteer);
  ABSL_ASSERT_OK(Apply(volunteer, group));
  const std::string engagement = EngagementName(volunteer);
  ABSL_ASSERT_OK(Move(engagement, v1::Engagement::INDUCTION, "2017-02-01"));
  v1::CreateSupervisionRequest request;
  request.set_parent(engagement);
  request.set_supervision_id("s1");
  request.mutable_supervision()->set_supervisor("sgt");
  request.mutable_supervision()->set_from_date("2017-03-01");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                      Analyst("essex")));
  ABSL_ASSERT_OK(Move(engagement, v1::Engagement::ACTIVE, "2017-03-01"));
}

v1::WatchGroup WatchTest::Group() {
  v1::WatchGroup group;
  group.set_kind(v1::WatchGroup::SPEEDWATCH);
  group.set_title("Histon Speedwatch");
  group.set_parish("Histon and Impington");
  group.set_declared_members(9);
  group.set_formed_on("2015-01-01");
  return group;
}

GroupResult WatchTest::Create(const std::string& id, const v1::WatchGroup& group,
                              const Caller& caller) {
  v1::CreateWatchGroupRequest request;
  request.set_parent("forces/essex");
  request.set_watch_group_id(id);
  *request.mutable_watch_group() = group;
  return Call(*watch_, &Stub::CreateWatchGroup, request, caller);
}

GroupResult WatchTest::Update(v1::WatchGroup group, const std::vector<std::string>& mask,
                              const std::string& name) {
  v1::UpdateWatchGroupRequest request;
  *request.mutable_watch_group() = std::move(group);
  request.mutable_watch_group()->set_name(name);
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*watch_, &Stub::UpdateWatchGroup, request, Analyst("essex"));
}

GroupResult WatchTest::Get(const std::string& name, const Caller& caller) {
  v1::GetWatchGroupRequest request;
  request.set_name(name);
  return Call(*watch_, &Stub::GetWatchGroup, request, caller);
}

v1::Site WatchTest::Site() {
  v1::Site site;
  site.set_limit_mph(30);
  site.set_risk_assessed_on("2018-05-01");
  site.set_approved_by("PC 1234 Marsh");
  site.set_approved_to("2018-06-30");
  return site;
}

SiteResult WatchTest::CreateSite(const std::string& id, const v1::Site& site,
                                 const std::string& group, const Caller& caller) {
  v1::CreateSiteRequest request;
  request.set_parent(group);
  request.set_site_id(id);
  *request.mutable_site() = site;
  return Call(*watch_, &Stub::CreateSite, request, caller);
}

v1::Session WatchTest::Session() {
  v1::Session session;
  session.set_site(kStation);
  SetTime(session, "2018-06-01 08:00", "2018-06-01 09:30");
  for (const char* const id : {"v-1", "v-2", "v-3"}) session.add_operators(VolunteerName(id));
  session.set_passing(200);
  session.set_over_threshold(12);
  return session;
}

void WatchTest::SetTime(v1::Session& session, const std::string& from, const std::string& to) {
  session.mutable_from_time()->set_seconds(absl::ToUnixSeconds(At(from)));
  session.mutable_to_time()->set_seconds(absl::ToUnixSeconds(At(to)));
}

SessionResult WatchTest::CreateSession(const std::string& id, const v1::Session& session,
                                       const std::string& group, const Caller& caller) {
  v1::CreateSessionRequest request;
  request.set_parent(group);
  request.set_session_id(id);
  *request.mutable_session() = session;
  return Call(*watch_, &Stub::CreateSession, request, caller);
}

}  // namespace copperplate::volunteers
