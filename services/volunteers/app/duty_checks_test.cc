#include "services/volunteers/app/duty_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/volunteers/app/record_duty.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;

constexpr char kSubject[] = "forces/essex/volunteers/v-1/engagements/e1/duties/d1";

// Refuses each duty for one reason; the person has a duty `d9` of another engagement.
class RefusingDuties final : public DutyRepository {
 public:
  explicit RefusingDuties(DutyRefusal refusal) : refusal_(refusal) {}

  absl::StatusOr<DutyRecord> Get(const RequestContext&, const DutyPath&, int32_t) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<Page<DutyRecord>> List(const RequestContext&, const DutyQuery&) override {
    return absl::UnimplementedError("");
  }
  // Nothing in it stands against any duty: the engagement is none of the dossier's.
  absl::StatusOr<DutyContent> ReadContent(const RequestContext&, const DutyPath&) override {
    return DutyContent();
  }
  absl::StatusOr<RecordedDuty> Record(const RequestContext&, const Duty&,
                                      const Printer<DutyRecord>&) override {
    ++tries;
    RecordedDuty recorded;
    recorded.refusal = refusal_;
    return recorded;
  }
  absl::StatusOr<std::optional<Changed<std::vector<DutyRecord>>>> RecordAll(
      const RequestContext&, const std::vector<Duty>&, const DutiesPrinter&) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<std::vector<size_t>> FindSourceIdsTaken(const RequestContext&,
                                                         const std::vector<Duty>&) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<std::vector<DutyPath>> FindOverlapping(const RequestContext&,
                                                        const Duty&) override {
    return std::vector<DutyPath>{{"v-1", "e2", "d9"}};
  }
  absl::StatusOr<Changed<DutyRecord>> Change(const RequestContext&, const DutyChange&) override {
    return absl::UnimplementedError("");
  }

  int tries = 0;

 private:
  const DutyRefusal refusal_;
};

absl::Status Refused(RefusingDuties& duties, bool sensitive) {
  Duty duty;
  duty.volunteer = "v-1";
  duty.engagement = "e1";
  duty.id = "d1";
  duty.type = "patrol";
  const absl::Time now = absl::FromUnixSeconds(1'800'000'000);
  duty.actual = InstantRange{now - absl::Hours(2), now - absl::Hours(1)};
  RequestContext context;
  context.force = "essex";
  context.caller = "analyst-1";
  const auto image = [](const DutyRecord&) { return RecordImage("{}"); };
  const auto reply = [](const DutyRecord&) { return std::string(); };
  return CreateDuty(duties, context, duty, {.now = now, .sensitive = sensitive}, WriteMode::kWrite,
                    {image, reply})
      .status();
}

TEST(DutyChecksTest, AnOverlapNamesTheOtherDutyToWhoMayReadItAlone) {
  RefusingDuties duties(DutyRefusal::kOverlap);
  const absl::Status told = Refused(duties, /*sensitive=*/true);
  EXPECT_THAT(told, HasReason("DUTY_OVERLAPS"));
  EXPECT_THAT(NeedsTold(told),
              ElementsAre("DUTY_OVERLAPS forces/essex/volunteers/v-1/engagements/e2/duties/d9: is "
                          "at that time"));
  const absl::Status hidden = Refused(duties, /*sensitive=*/false);
  EXPECT_THAT(hidden, HasReason("DUTY_OVERLAPS"));
  EXPECT_THAT(NeedsTold(hidden), ElementsAre(std::string("DUTY_OVERLAPS ") + kSubject +
                                             ": overlaps another duty of the person"));
}

TEST(DutyChecksTest, WhatIsThereIsTold) {
  RefusingDuties exists(DutyRefusal::kExists);
  EXPECT_THAT(Refused(exists, true), HasReason("DUTY_EXISTS"));
  RefusingDuties taken(DutyRefusal::kSourceId);
  EXPECT_THAT(Refused(taken, true), HasReason("SOURCE_ID_TAKEN"));
}

TEST(DutyChecksTest, WhatIsRefusedForNothingIsTriedAFewTimes) {
  RefusingDuties duties(DutyRefusal::kRules);
  EXPECT_THAT(Refused(duties, true), HasReason("RULES_CHANGED"));
  EXPECT_EQ(duties.tries, kMostDutyTries);
}

}  // namespace
}  // namespace copperplate::volunteers
