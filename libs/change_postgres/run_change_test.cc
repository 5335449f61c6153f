#include "libs/change_postgres/run_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/change_postgres/test_util.h"

namespace copperplate::change_postgres {
namespace {

using testing::HasReason;
using testing::StatusIs;

using RunChangeTest = ShopTest;

TEST_F(RunChangeTest, WritesTheRecordItsEventAndTheRequest) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto changed, Create(Context(), "one"));
  EXPECT_EQ(std::get<Widget>(changed).version, 1);
  EXPECT_EQ(Value("SELECT concat_ws('|', force, actor, call_id, type, subject, before, after) "
                  "FROM shop.event_out"),
            R"(kent|portal|call-1|widget.created|one|{"id":"one"})");
  EXPECT_EQ(Value("SELECT concat_ws('|', force, caller, request_id, get_byte(body_sha256, 0), "
                  "encode(reply, 'escape')) FROM shop.request"),
            R"(kent|portal|7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01|1|reply:one\000\3771)");
}

TEST_F(RunChangeTest, ARepeatIsAnsweredWhatTheFirstWas) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, Create(Context(), "one"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Create(Context(), "one"));
  EXPECT_EQ(std::get<FirstResult>(again).reply, Reply(std::get<Widget>(first)));
  EXPECT_EQ(Counts(), "1 1 1");
}

TEST_F(RunChangeTest, AnotherRequestUnderTheSameIdIsRefused) {
  ABSL_ASSERT_OK(Create(Context(), "one"));
  const Result reused = Create(Context(true, 2), "two");
  EXPECT_THAT(reused.status(), StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(reused.status(), HasReason("REQUEST_ID_REUSED"));
  RequestContext other = Context(true, 2);
  other.caller = "somebody else";
  ABSL_EXPECT_OK(Create(other, "two"));
  EXPECT_EQ(Counts(), "2 2 2");
}

TEST_F(RunChangeTest, ARequestWithoutIdIsNotRemembered) {
  const auto decide = [](postgres::Transaction&) -> absl::StatusOr<Widget> {
    return Widget{"one", 0};
  };
  const auto never = [](const Widget&) -> std::string {
    ADD_FAILURE() << "a reply that nobody will ask for";
    return "";
  };
  ABSL_ASSERT_OK(Run(Context(false), {.decide = decide, .write = Insert, .reply = never}));
  EXPECT_EQ(Counts(), "1 1 0");
}

TEST_F(RunChangeTest, ValidateOnlyChecksAndWritesNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto preview, Create(Context(), "one", WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<Widget>(preview).version, 0);
  EXPECT_EQ(Counts(), "0 0 0");
  ABSL_ASSERT_OK(Create(Context(false), "one"));
  EXPECT_THAT(Create(Context(), "one", WriteMode::kValidateOnly).status(),
              HasReason("WIDGET_EXISTS"));
}

TEST_F(RunChangeTest, EventsOfOneChangeKeepTheirOrder) {
  const auto decide = [](postgres::Transaction&) -> absl::StatusOr<Widget> {
    return Widget{"one", 0};
  };
  const auto write = [](postgres::Transaction&, Widget&) -> absl::StatusOr<Notes> {
    Notes notes;
    for (const char* subject : {"c", "a", "b"}) {
      notes.push_back(
          {absl::FromUnixSeconds(1), "widget.seen", subject, RecordImage("{}"), std::nullopt});
    }
    return notes;
  };
  ABSL_ASSERT_OK(Run(Context(), {.decide = decide, .write = write, .reply = Reply}));
  EXPECT_EQ(Value("SELECT string_agg(concat_ws('|', subject, before, after, "
                  "extract(epoch FROM occurred_at)::int), ' ' ORDER BY seq) FROM shop.event_out"),
            "c|{}|1 a|{}|1 b|{}|1");
}

TEST_F(RunChangeTest, TheLockComesBeforeTheLookUp) {
  ABSL_ASSERT_OK(Create(Context(), "one"));
  const auto decide = [](postgres::Transaction&) -> absl::StatusOr<Widget> {
    return absl::InternalError("not to be reached");
  };
  const Work<Widget> work{.decide = decide, .write = Insert, .reply = Reply};
  const auto refuse = [](postgres::Transaction&) { return absl::NotFoundError("no such force"); };
  EXPECT_EQ(RunChange<Widget>({*pool_, uuids_}, Context(), refuse, work).status(),
            absl::NotFoundError("no such force"));
  ABSL_EXPECT_OK(RunChange<Widget>({*pool_, uuids_}, Context(), NoLock, work));
}

}  // namespace
}  // namespace copperplate::change_postgres
