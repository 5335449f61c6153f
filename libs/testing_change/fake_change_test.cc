#include "libs/testing_change/fake_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <variant>

#include "absl/strings/str_cat.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::testing_change {
namespace {

using testing::HasReason;
using ::testing::SizeIs;

struct Thing {
  std::string text;
  RecordHeader header;
};

class FakeChangeTest : public ::testing::Test {
 protected:
  absl::StatusOr<Changed<Thing>> Put(const std::string& text, WriteMode mode = WriteMode::kWrite,
                                     std::optional<uint8_t> body = std::nullopt) {
    RequestContext context{.force = "kent",
                           .caller = "portal",
                           .call_id = "call-1",
                           .deadline = absl::InfiniteFuture(),
                           .idempotency = std::nullopt};
    if (body.has_value()) {
      context.idempotency = Idempotency{"7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01", {}};
      context.idempotency->body[0] = *body;
    }
    const auto name = [](const Thing&) { return std::string("things/one"); };
    const auto decide = [&]() -> absl::StatusOr<Decided<Thing>> {
      if (!thing_.has_value()) return Created(Thing{text, {}});
      if (text.empty()) return Deleted(*thing_);
      return Updated(*thing_, Thing{text, {}});
    };
    const auto next_version = [&] { return ++versions_; };
    const auto put = [&](const Decided<Thing>& decided) {
      thing_.reset();
      if (!decided.deleted) thing_ = decided.record;
    };
    const auto image = [](const Thing& thing) { return thing.text; };
    const auto reply = [](const Thing& thing) {
      return absl::StrCat(thing.text, " ", thing.header.version);
    };
    return ChangeFakeResource<Thing>(ledger_, context,
                                     {.type = "thing",
                                      .name = name,
                                      .decide = decide,
                                      .next_version = next_version,
                                      .put = put,
                                      .mode = mode,
                                      .print = {image, reply}});
  }

  testing::FakeClock clock_{absl::FromUnixSeconds(1'525'950'000)};
  FakeLedger ledger_{{"kent"}, clock_};
  std::optional<Thing> thing_;
  int64_t versions_ = 0;
};

TEST_F(FakeChangeTest, AChangeIsKeptWithItsHeaderAndItsEvent) {
  ASSERT_THAT(Put("a"), testing::IsOk());
  const RecordHeader first = thing_->header;
  ASSERT_THAT(Put("b"), testing::IsOk());
  EXPECT_EQ(thing_->text, "b");
  EXPECT_EQ(thing_->header.version, 2);
  EXPECT_EQ(thing_->header.uid, first.uid);
  EXPECT_EQ(thing_->header.create_time, first.create_time);
  EXPECT_GT(thing_->header.update_time, first.update_time);
  EXPECT_EQ(thing_->header.updated_by, "portal");
  ASSERT_THAT(Put(""), testing::IsOk());
  EXPECT_FALSE(thing_.has_value());
  ASSERT_THAT(ledger_.events(), SizeIs(3));
  EXPECT_EQ(ledger_.events()[0].type, "thing.created");
  EXPECT_EQ(ledger_.events()[0].before, std::nullopt);
  EXPECT_EQ(ledger_.events()[0].after, "a");
  EXPECT_EQ(ledger_.events()[1].before, "a");
  EXPECT_EQ(ledger_.events()[1].after, "b");
  EXPECT_EQ(ledger_.events()[2].type, "thing.deleted");
  EXPECT_EQ(ledger_.events()[2].after, std::nullopt);
}

TEST_F(FakeChangeTest, ARepeatedRequestIsAnsweredAsAtFirst) {
  ASSERT_THAT(Put("a", WriteMode::kWrite, 1), testing::IsOk());
  ASSERT_THAT(Put("b"), testing::IsOk());
  const auto repeated = Put("a", WriteMode::kWrite, 1);
  ASSERT_THAT(repeated, testing::IsOk());
  EXPECT_EQ(std::get<FirstResult>(*repeated).reply, "a 1");
  EXPECT_THAT(Put("a", WriteMode::kWrite, 2), HasReason("REQUEST_ID_REUSED"));
  EXPECT_THAT(ledger_.events(), SizeIs(2));
}

TEST_F(FakeChangeTest, WhatIsOnlyValidatedIsNotKept) {
  const auto validated = Put("a", WriteMode::kValidateOnly, 1);
  ASSERT_THAT(validated, testing::IsOk());
  EXPECT_EQ(std::get<Thing>(*validated).header.version, 0);
  EXPECT_FALSE(thing_.has_value());
  EXPECT_THAT(ledger_.events(), SizeIs(0));
}

// One that is kept beside another, whose image tells of it.
TEST_F(FakeChangeTest, ASetIsKeptUnderOneStampAfterAllItsHeaders) {
  struct Note {
    std::string of;
    RecordHeader header;
  };
  struct Noted {
    Thing thing;
    Note note;
  };
  ASSERT_THAT(Put("a"), testing::IsOk());
  const RecordHeader first = thing_->header;
  const Thing* thing = nullptr;
  const Note* note = nullptr;
  std::optional<Note> kept;
  const auto change = [&](WriteMode mode) {
    const auto put_thing = [&](const Decided<Thing>& decided) { thing_ = decided.record; };
    const auto put_note = [&](const Decided<Note>& decided) { kept = decided.record; };
    const auto thing_image = [&](const Thing& one) {
      return absl::StrCat(one.text, " noted ", note->header.version);
    };
    const auto note_image = [](const Note& one) { return one.of; };
    const auto decide = [&](FakeChangeSet& changes) {
      thing = &changes.Add<Thing>(
          Updated(*thing_, Thing{"b", {}}, "renamed"),
          {.type = "thing", .name = "things/one", .put = put_thing, .image = thing_image});
      note = &changes.Add<Note>(
          Created(Note{"b", {}}),
          {.type = "note", .name = "notes/one", .put = put_note, .image = note_image});
      return absl::OkStatus();
    };
    const auto next_version = [&] { return ++versions_; };
    const auto result = [&] { return Noted{*thing, *note}; };
    const auto reply = [](const Noted&) { return std::string(); };
    const RequestContext context{
        .force = "kent", .caller = "portal", .call_id = "call-2", .idempotency = std::nullopt};
    return ChangeAllInFake<Noted>(ledger_, context,
                                  {.mode = mode,
                                   .decide = decide,
                                   .next_version = next_version,
                                   .result = result,
                                   .reply = reply});
  };
  const auto preview = change(WriteMode::kValidateOnly);
  ASSERT_THAT(preview, testing::IsOk());
  EXPECT_EQ(std::get<Noted>(*preview).thing.header.version, 0);
  EXPECT_FALSE(kept.has_value());
  const auto changed = change(WriteMode::kWrite);
  ASSERT_THAT(changed, testing::IsOk());
  const Noted& noted = std::get<Noted>(*changed);
  EXPECT_EQ(noted.thing.header.version, 2);
  EXPECT_EQ(noted.thing.header.uid, first.uid);
  EXPECT_EQ(noted.note.header.version, 2);
  EXPECT_NE(noted.note.header.uid, first.uid);
  EXPECT_EQ(noted.note.header.create_time, noted.thing.header.update_time);
  EXPECT_EQ(thing_->header.version, 2);
  EXPECT_EQ(kept->header.version, 2);
  ASSERT_THAT(ledger_.events(), SizeIs(3));
  EXPECT_EQ(ledger_.events()[1].type, "thing.renamed");
  EXPECT_EQ(ledger_.events()[1].before, "a noted 0");
  EXPECT_EQ(ledger_.events()[1].after, "b noted 2");
  EXPECT_EQ(ledger_.events()[2].type, "note.created");
  EXPECT_EQ(ledger_.events()[2].subject, "notes/one");
  EXPECT_EQ(ledger_.events()[2].before, std::nullopt);
  EXPECT_EQ(ledger_.events()[2].after, "b");
}

TEST_F(FakeChangeTest, AForceIsKnownOrNot) {
  EXPECT_THAT(ledger_.CheckForce("kent"), testing::IsOk());
  EXPECT_THAT(ledger_.CheckForce("essex"), HasReason("FORCE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::testing_change
