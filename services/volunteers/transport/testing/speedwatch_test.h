// A group of Speedwatch that may watch, in few words.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/volunteers/transport/testing/watch_test.h"

namespace copperplate::volunteers {

// Histon's group, which v-1 coordinates, has the operators v-1, v-2 and v-3 and a site. Girton's
// has nobody, and Bar Hill's watches its neighbourhood.
class SpeedwatchTest : public WatchTest {
 protected:
  static constexpr char kSession[] = "forces/essex/watchGroups/histon/sessions/s1";

  void SetUp() override;

  // Of the site that there is, and of the session `s1`.
  SiteResult UpdateSite(v1::Site site, const std::vector<std::string>& mask);
  SessionResult UpdateSession(v1::Session session, const std::vector<std::string>& mask);
  SessionResult GetSession(const Caller& caller = Analyst("essex"));
  absl::Status DeleteSession(const std::string& etag = "");
};

}  // namespace copperplate::volunteers
