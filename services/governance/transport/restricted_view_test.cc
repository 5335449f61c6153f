#include "services/governance/transport/restricted_view.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/auth/principal.h"
#include "libs/testing/status_matchers.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {
namespace {

// A meeting of which an item is restricted in the instant behind a read of an outcome.
struct ChangingMeeting {
  bool outcome_was_read = false;
};

class OutcomesOfIt final : public PartRepository<Outcome> {
 public:
  explicit OutcomesOfIt(ChangingMeeting& meeting) : meeting_(meeting) {}
  absl::StatusOr<PartRecord<Outcome>> Get(const RequestContext&, const PartPath&, bool) override {
    meeting_.outcome_was_read = true;
    return PartRecord<Outcome>();
  }
  absl::StatusOr<Page<PartRecord<Outcome>>> List(const RequestContext&,
                                                 const PartQuery<Outcome>&) override {
    meeting_.outcome_was_read = true;
    return Page<PartRecord<Outcome>>();
  }
  absl::StatusOr<Changed<PartRecord<Outcome>>> Change(const RequestContext&,
                                                      const PartChange<Outcome>&) override {
    return absl::UnimplementedError("is not asked");
  }

 private:
  ChangingMeeting& meeting_;
};

class ReaderOfIt final : public MeetingReader {
 public:
  explicit ReaderOfIt(const ChangingMeeting& meeting) : meeting_(meeting) {}
  absl::StatusOr<std::vector<AgendaItem>> ReadItems(const RequestContext&, absl::string_view,
                                                    absl::string_view) override {
    AgendaItem item;
    item.id = "custody";
    item.restricted = meeting_.outcome_was_read;
    return std::vector<AgendaItem>{item};
  }
  absl::StatusOr<std::vector<MeetingContent>> Read(const RequestContext&, absl::string_view,
                                                   const std::vector<std::string>&) override {
    return absl::UnimplementedError("is not asked");
  }
  absl::StatusOr<std::vector<MeetingContent>> ReadForWarnings(
      const RequestContext&, absl::string_view, const std::vector<std::string>&) override {
    return absl::UnimplementedError("is not asked");
  }
  absl::StatusOr<Attended> ReadAttended(const RequestContext&, absl::string_view, absl::CivilDay,
                                        absl::CivilDay) override {
    return absl::UnimplementedError("is not asked");
  }

 private:
  const ChangingMeeting& meeting_;
};

class RestrictedViewTest : public ::testing::Test {
 protected:
  RestrictedViewTest() { Call("viewer"); }
  void Call(const std::string& role) {
    auto principal = std::make_shared<auth::Principal>();
    principal->roles_by_force["essex"] = {role};
    call_.principal = std::move(principal);
    call_.force = "essex";
  }

  rpc::CallContext call_;
  ChangingMeeting meeting_;
  OutcomesOfIt outcomes_{meeting_};
  ReaderOfIt reader_{meeting_};
};

TEST_F(RestrictedViewTest, ItemsAreReadBehindWhatIsOfThem) {
  RestrictedView<Outcome> view(outcomes_, reader_, call_);
  ABSL_ASSERT_OK(view.Get({}, {"bcb", "may", "noted"}, false));
  ASSERT_NE(view.content(), nullptr);
  ASSERT_EQ(view.content()->items.size(), 1U);
  EXPECT_TRUE(view.content()->items[0].restricted);
  EXPECT_EQ(view.content()->meeting.id, "may");
  meeting_.outcome_was_read = false;
  PartQuery<Outcome> query;
  query.parent = {"bcb", "may"};
  ABSL_ASSERT_OK(view.List({}, query));
  EXPECT_TRUE(view.content()->items[0].restricted);
}

TEST_F(RestrictedViewTest, WhoMaySeeAllIsShownAll) {
  Call("analyst");
  RestrictedView<Outcome> view(outcomes_, reader_, call_);
  ABSL_ASSERT_OK(view.Get({}, {"bcb", "may", "noted"}, true));
  EXPECT_EQ(view.content(), nullptr);
}

}  // namespace
}  // namespace copperplate::governance
