#include "services/volunteers/transport/testing/speedwatch_test.h"

#include <utility>

namespace copperplate::volunteers {

void SpeedwatchTest::SetUp() {
  WatchTest::SetUp();
  ABSL_ASSERT_OK(Create("histon", Group()));
  for (const char* const id : {"v-1", "v-2", "v-3"}) AddOperator(id, "histon");
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  ABSL_ASSERT_OK(CreateSite("station-road", Site()));
  ABSL_ASSERT_OK(Create("girton", Group()));
  v1::WatchGroup neighbours = Group();
  neighbours.set_kind(v1::WatchGroup::NEIGHBOURHOOD);
  ABSL_ASSERT_OK(Create("bar-hill", neighbours));
}

SiteResult SpeedwatchTest::UpdateSite(v1::Site site, const std::vector<std::string>& mask) {
  v1::UpdateSiteRequest request;
  *request.mutable_site() = std::move(site);
  request.mutable_site()->set_name(kStation);
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*watch_, &Stub::UpdateSite, request, Analyst("essex"));
}

SessionResult SpeedwatchTest::UpdateSession(v1::Session session,
                                            const std::vector<std::string>& mask) {
  v1::UpdateSessionRequest request;
  *request.mutable_session() = std::move(session);
  request.mutable_session()->set_name(kSession);
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*watch_, &Stub::UpdateSession, request, Analyst("essex"));
}

SessionResult SpeedwatchTest::GetSession(const Caller& caller) {
  v1::GetSessionRequest request;
  request.set_name(kSession);
  return Call(*watch_, &Stub::GetSession, request, caller);
}

absl::Status SpeedwatchTest::DeleteSession(const std::string& etag) {
  v1::DeleteSessionRequest request;
  request.set_name(kSession);
  request.set_etag(etag);
  return Call(*watch_, &Stub::DeleteSession, request, Analyst("essex")).status();
}

}  // namespace copperplate::volunteers
