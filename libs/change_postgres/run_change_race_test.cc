// Changes that run at once, under no lock.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <thread>

#include "absl/synchronization/barrier.h"
#include "libs/change_postgres/test_util.h"

namespace copperplate::change_postgres {
namespace {

using testing::HasReason;

constexpr postgres::Statement kInsertSighting{postgres::kWrite, "insert_sighting",
                                              "INSERT INTO sighting VALUES ($1, $2)"};

constexpr postgres::Statement kFindBooking{
    postgres::kRead, "find_booking",
    "SELECT id FROM booking WHERE force = $1 AND days && int4range(1, 3)"};
constexpr postgres::Statement kInsertBooking{postgres::kWrite, "insert_booking",
                                             "INSERT INTO booking VALUES ($1, $2, '[1,3)')"};

absl::Status BookingOverlaps() {
  return Error(absl::StatusCode::kAlreadyExists, "BOOKING_OVERLAPS", "of the same days").Build();
}

class RunChangeRaceTest : public ShopTest {
 protected:
  using DecideFunction = std::function<absl::StatusOr<Widget>(postgres::Transaction&)>;
  using WriteFunction = std::function<absl::StatusOr<Notes>(postgres::Transaction&, Widget&)>;

  // Two changes on two threads, neither of which writes before both have decided.
  std::array<Result, 2> RunAtOnce(const RequestContext& context, const DecideFunction& decide,
                                  const WriteFunction& write) {
    std::array<Result, 2> results = {absl::UnknownError("not run"), absl::UnknownError("not run")};
    auto* const both = new absl::Barrier(2);
    const auto run = [&](Result& result) {
      bool waited = false;
      const auto decide_together = [&](postgres::Transaction& transaction) {
        absl::StatusOr<Widget> decided = decide(transaction);
        if (!waited && both->Block()) delete both;
        waited = true;
        return decided;
      };
      result = Run(context, {.decide = decide_together, .write = write, .reply = Reply});
    };
    std::thread first([&] { run(results[0]); });
    std::thread second([&] { run(results[1]); });
    first.join();
    second.join();
    return results;
  }

  // The booking that `id` is to be, or BOOKING_OVERLAPS.
  static absl::StatusOr<Widget> DecideBooking(postgres::Transaction& transaction,
                                              const std::string& id) {
    ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, transaction.Query(kFindBooking, "kent"));
    if (!rows.empty()) return BookingOverlaps();
    return Widget{id, 0};
  }
  static absl::StatusOr<Notes> Book(postgres::Transaction& transaction, Widget& widget) {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kInsertBooking, "kent", widget.id).status());
    widget.version = 1;
    return Notes();
  }
  Result Booked(const RequestContext& context, const std::string& id) {
    const auto decide = [&](postgres::Transaction& transaction) {
      return DecideBooking(transaction, id);
    };
    return Run(context, {.decide = decide, .write = Book, .reply = Reply});
  }

  static void ExpectAnsweredAlike(const std::array<Result, 2>& results) {
    ABSL_ASSERT_OK(results[0]);
    ABSL_ASSERT_OK(results[1]);
    const bool first_wrote = std::holds_alternative<Widget>(*results[0]);
    ASSERT_NE(first_wrote, std::holds_alternative<Widget>(*results[1]));
    EXPECT_EQ(std::get<FirstResult>(*results[first_wrote ? 1 : 0]).reply,
              Reply(std::get<Widget>(*results[first_wrote ? 0 : 1])));
  }
};

TEST_F(RunChangeRaceTest, TwoOfTheSameThatMeetOnTheResourcesKeyAreOne) {
  ExpectAnsweredAlike(RunAtOnce(
      Context(), [](postgres::Transaction& transaction) { return DecideNew(transaction, "one"); },
      Insert));
  EXPECT_EQ(Counts(), "1 1 1");
}

TEST_F(RunChangeRaceTest, TwoOfTheSameThatMeetOnTheRequestOnlyAreOne) {
  const auto decide = [](postgres::Transaction&) -> absl::StatusOr<Widget> {
    return Widget{"one", 0};
  };
  const auto write = [](postgres::Transaction& transaction,
                        Widget& widget) -> absl::StatusOr<Notes> {
    ABSL_RETURN_IF_ERROR(transaction.Execute(kInsertSighting, "kent", widget.id).status());
    widget.version = 1;
    return Notes();
  };
  ExpectAnsweredAlike(RunAtOnce(Context(), decide, write));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.sighting"), "1");
}

TEST_F(RunChangeRaceTest, AnotherRequestIsRefusedByName) {
  const std::array<Result, 2> results = RunAtOnce(
      Context(/*repeatable=*/false),
      [](postgres::Transaction& transaction) { return DecideNew(transaction, "one"); }, Insert);
  const bool first_wrote = results[0].ok();
  ABSL_EXPECT_OK(results[first_wrote ? 0 : 1]);
  EXPECT_THAT(results[first_wrote ? 1 : 0].status(), HasReason("WIDGET_EXISTS"));
  EXPECT_EQ(Counts(), "1 1 0");
}

TEST_F(RunChangeRaceTest, TwoOfTheSameThatOverlapOneAnotherAreOne) {
  ExpectAnsweredAlike(RunAtOnce(
      Context(),
      [](postgres::Transaction& transaction) { return DecideBooking(transaction, "one"); }, Book));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.booking"), "1");
}

// Another books the days between the reading and the writing.
TEST_F(RunChangeRaceTest, AnotherThatOverlapsIsRefusedByName) {
  int runs = 0;
  const auto decide = [&](postgres::Transaction& transaction) {
    absl::StatusOr<Widget> decided = DecideBooking(transaction, "two");
    if (++runs == 1) {
      ABSL_EXPECT_OK(Booked(Context(/*repeatable=*/false), "one"));
    }
    return decided;
  };
  EXPECT_THAT(Run(Context(/*repeatable=*/false), {.decide = decide, .write = Book, .reply = Reply})
                  .status(),
              HasReason("BOOKING_OVERLAPS"));
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Value("SELECT string_agg(id, ' ') FROM shop.booking"), "one");
}

TEST_F(RunChangeRaceTest, AnOverlapThatNoRuleSeesIsPassedOn) {
  ABSL_ASSERT_OK(Booked(Context(/*repeatable=*/false), "one"));
  int runs = 0;
  const auto decide = [&](postgres::Transaction&) -> absl::StatusOr<Widget> {
    ++runs;
    return Widget{"two", 0};
  };
  EXPECT_THAT(Run(Context(/*repeatable=*/false), {.decide = decide, .write = Book, .reply = Reply})
                  .status(),
              HasReason("EXCLUSION_VIOLATION"));
  EXPECT_EQ(runs, 2);
}

// The first is done between the second's look-up and its reading.
TEST_F(RunChangeRaceTest, OneThatFindsItsFirstDoneIsARepeat) {
  const absl::Status refusals[] = {
      WidgetExists(), Error(absl::StatusCode::kAborted, "ETAG_MISMATCH", "changed").Build(),
      Error(absl::StatusCode::kFailedPrecondition, "STATE", "closed already").Build(),
      Error(absl::StatusCode::kNotFound, "WIDGET_UNKNOWN", "deleted").Build()};
  for (const absl::Status& refusal : refusals) {
    int run = 0;
    const auto decide = [&](postgres::Transaction&) -> absl::StatusOr<Widget> {
      EXPECT_EQ(++run, 1) << "decided again";
      ABSL_EXPECT_OK(Create(Context(), "one"));
      return refusal;
    };
    ABSL_ASSERT_OK_AND_ASSIGN(const auto changed,
                              Run(Context(), {.decide = decide, .write = Insert, .reply = Reply}));
    EXPECT_EQ(std::get<FirstResult>(changed).reply, Reply(Widget{"one", 1}));
    EXPECT_EQ(Counts(), "1 1 1");
    Value("DELETE FROM shop.widget; DELETE FROM shop.request; DELETE FROM shop.event_out");
  }
}

TEST_F(RunChangeRaceTest, ARefusalThatNoFirstExplainsStands) {
  int runs = 0;
  const auto decide = [&](postgres::Transaction&) -> absl::StatusOr<Widget> {
    ++runs;
    return WidgetExists();
  };
  EXPECT_THAT(Run(Context(), {.decide = decide, .write = Insert, .reply = Reply}).status(),
              HasReason("WIDGET_EXISTS"));
  EXPECT_EQ(runs, 2);
  EXPECT_THAT(Run(Context(false), {.decide = decide, .write = Insert, .reply = Reply}).status(),
              HasReason("WIDGET_EXISTS"));
  EXPECT_EQ(runs, 3);
}

}  // namespace
}  // namespace copperplate::change_postgres
