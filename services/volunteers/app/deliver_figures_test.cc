#include "services/volunteers/app/deliver_figures.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::volunteers {
namespace {

// One delivery, and in a word what was said of it.
class OneDelivery final : public FigureOutbox {
 public:
  absl::StatusOr<std::optional<FigureDelivery>> Claim(absl::Duration) override {
    if (claimed) return std::nullopt;
    claimed = true;
    FigureDelivery delivery;
    delivery.publication.attempts = 3;
    return delivery;
  }
  absl::Status SetDelivered(const FigureDelivery&) override { return Say("delivered"); }
  absl::Status SetFailed(const FigureDelivery&, absl::string_view reason,
                         absl::Duration pause) override {
    return Say(absl::StrCat("failed ", reason, " ", absl::FormatDuration(pause)));
  }
  absl::Status SetRefused(const FigureDelivery&, absl::string_view reason) override {
    return Say(absl::StrCat("refused ", reason));
  }

  absl::Status Say(std::string what) {
    said = std::move(what);
    return absl::OkStatus();
  }
  bool claimed = false;
  std::string said;
};

class Answers final : public FigureSink {
 public:
  explicit Answers(absl::Status answer) : answer_(std::move(answer)) {}
  absl::Status Deliver(const FigureDelivery&) override { return answer_; }

 private:
  const absl::Status answer_;
};

std::string Outcome(absl::Status answer) {
  OneDelivery outbox;
  Answers sink(std::move(answer));
  const auto delivered = DeliverNextFigures(outbox, sink, absl::Minutes(1));
  EXPECT_TRUE(delivered.ok() && *delivered);
  return outbox.said;
}

TEST(DeliverFiguresTest, WhatMayPassIsTriedAgain) {
  EXPECT_EQ(Outcome(absl::OkStatus()), "delivered");
  EXPECT_EQ(Outcome(absl::UnavailableError("")), "failed UNAVAILABLE 4s");
  EXPECT_EQ(Outcome(absl::DeadlineExceededError("")), "failed DEADLINE_EXCEEDED 4s");
  EXPECT_EQ(Outcome(absl::UnauthenticatedError("")), "failed UNAUTHENTICATED 4s");
  EXPECT_EQ(Outcome(absl::PermissionDeniedError("")), "failed PERMISSION_DENIED 4s");
}

TEST(DeliverFiguresTest, WhatTheServiceWouldSayAgainIsRefused) {
  EXPECT_EQ(Outcome(Error(absl::StatusCode::kInvalidArgument, "IMPORT_REFUSED", "no").Build()),
            "refused IMPORT_REFUSED");
  EXPECT_EQ(Outcome(absl::NotFoundError("")), "refused NOT_FOUND");
}

TEST(DeliverFiguresTest, NothingDueIsNothingDone) {
  OneDelivery outbox;
  outbox.claimed = true;
  Answers sink(absl::OkStatus());
  EXPECT_EQ(*DeliverNextFigures(outbox, sink, absl::Minutes(1)), false);
  EXPECT_EQ(outbox.said, "");
}

}  // namespace
}  // namespace copperplate::volunteers
