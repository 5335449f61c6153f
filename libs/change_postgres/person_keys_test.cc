#include "libs/change_postgres/person_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/change/record_image.h"
#include "libs/change_postgres/test_util.h"
#include "libs/personal/cipher.h"

namespace copperplate::change_postgres {
namespace {

using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kSubject[] = "forces/kent/volunteers/v1/engagements/e1";

class PersonKeysTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    Value(R"(CREATE TABLE shop.person_key (
               force text, person text, key bytea CHECK (length(key) = 32),
               made_at timestamptz NOT NULL, destroyed_at timestamptz,
               PRIMARY KEY (force, person),
               CHECK ((key IS NULL) = (destroyed_at IS NOT NULL)));
             GRANT SELECT, INSERT, UPDATE ON shop.person_key TO shop_runtime)");
  }

  // A change that tells `after` of `subject`.
  absl::Status Tell(absl::string_view subject, RecordImage after,
                    std::optional<RecordImage> before = std::nullopt) {
    const RequestContext context = Context(/*repeatable=*/false);
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          pool_->Acquire("kent", context.deadline, context.call));
    return lease
        .Transaction({},
                     [&](postgres::Transaction& transaction) -> absl::StatusOr<bool> {
                       ABSL_RETURN_IF_ERROR(RecordChange(transaction, context, uuids_,
                                                         {{.instant = std::nullopt,
                                                           .type = "engagement.updated",
                                                           .subject = std::string(subject),
                                                           .before = before,
                                                           .after = after}},
                                                         ""));
                       return true;
                     })
        .status();
  }
  absl::Status Destroy(absl::string_view person) {
    const RequestContext context = Context(/*repeatable=*/false);
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          pool_->Acquire("kent", context.deadline, context.call));
    return lease
        .Transaction({},
                     [&](postgres::Transaction& transaction) -> absl::StatusOr<bool> {
                       ABSL_RETURN_IF_ERROR(DestroyPersonKey(transaction, "kent", person));
                       return true;
                     })
        .status();
  }

  // `side` of the newest event.
  std::string Last(absl::string_view side) {
    return Value(absl::StrCat("SELECT ", side, " FROM shop.event_out ORDER BY seq DESC LIMIT 1"));
  }
  // What `image`, `side` of the newest event, seals, with the key of `person`.
  absl::StatusOr<std::string> Opened(const std::string& image, absl::string_view person,
                                     absl::string_view side) {
    const std::vector<std::string> parts = absl::StrSplit(image, "\"sealed\":\"");
    std::string sealed;
    if (parts.size() != 2 ||
        !absl::Base64Unescape(parts[1].substr(0, parts[1].size() - 2), &sealed)) {
      return absl::InvalidArgumentError(image);
    }
    const std::string bytes = absl::HexStringToBytes(Value(absl::StrCat(
        "SELECT encode(key, 'hex') FROM shop.person_key WHERE person = '", person, "'")));
    personal::Key key{};
    std::copy(bytes.begin(), bytes.end(), key.begin());
    const std::string id = Value("SELECT id FROM shop.event_out ORDER BY seq DESC LIMIT 1");
    return personal::Open(key, absl::StrCat(id, " ", side), sealed);
  }
};

TEST_F(PersonKeysTest, WhatIsPersonalIsSealedUnderTheKeyOfThePerson) {
  ABSL_ASSERT_OK(Tell(kSubject, {R"({"state":"ACTIVE"})", R"({"surname":"Okafor"})"},
                      RecordImage("{}", R"({"surname":"Adeyemi"})")));
  const std::string after = Last("after");
  EXPECT_THAT(after, StartsWith(R"({"state":"ACTIVE","sealed":")"));
  EXPECT_THAT(after, Not(HasSubstr("Okafor")));
  ABSL_ASSERT_OK_AND_ASSIGN(const std::string now, Opened(after, "volunteers/v1", "after"));
  EXPECT_EQ(now, R"({"surname":"Okafor"})");
  const std::string before = Last("before");
  EXPECT_THAT(before, StartsWith(R"({"sealed":")"));
  ABSL_ASSERT_OK_AND_ASSIGN(const std::string then, Opened(before, "volunteers/v1", "before"));
  EXPECT_EQ(then, R"({"surname":"Adeyemi"})");
  EXPECT_EQ(Opened(before, "volunteers/v1", "after").status().code(), absl::StatusCode::kDataLoss)
      << "it is sealed for its place";
}

TEST_F(PersonKeysTest, APersonHasOneKeyWhicheverOfTheirRecordsChanges) {
  ABSL_ASSERT_OK(Tell(kSubject, {"{}", R"({"surname":"Okafor"})"}));
  const std::string key = Value("SELECT encode(key, 'hex') FROM shop.person_key");
  ABSL_ASSERT_OK(Tell("forces/kent/volunteers/v1", {"{}", R"({"surname":"Okafor"})"}));
  ABSL_ASSERT_OK(Tell("forces/kent/volunteers/v2", {"{}", R"({"surname":"Lee"})"}));
  EXPECT_EQ(Value("SELECT string_agg(person, ' ' ORDER BY person) FROM shop.person_key"),
            "volunteers/v1 volunteers/v2");
  EXPECT_EQ(Value("SELECT encode(key, 'hex') FROM shop.person_key WHERE person = 'volunteers/v1'"),
            key);
}

TEST_F(PersonKeysTest, WithoutAnythingPersonalThereIsNoKey) {
  ABSL_ASSERT_OK(Tell(kSubject, std::string(R"({"state":"ACTIVE"})")));
  EXPECT_EQ(Last("after"), R"({"state":"ACTIVE"})");
  EXPECT_EQ(Value("SELECT count(*) FROM shop.person_key"), "0");
}

TEST_F(PersonKeysTest, AfterErasureNothingOpensAndNothingPersonalIsToldAgain) {
  ABSL_ASSERT_OK(Tell(kSubject, {"{}", R"({"surname":"Okafor"})"}));
  ABSL_ASSERT_OK(Destroy("volunteers/v1"));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.person_key WHERE key IS NULL"), "1");
  EXPECT_THAT(Tell(kSubject, {"{}", R"({"surname":"Okafor"})"}), HasReason("PERSON_KEY_DESTROYED"));
  EXPECT_EQ(Value("SELECT count(*) FROM shop.event_out"), "1");
  ABSL_EXPECT_OK(Tell(kSubject, std::string("{}"))) << "what is not personal is told still";
}

TEST_F(PersonKeysTest, OnePersonsErasureBeforeTheirFirstKeyLasts) {
  ABSL_ASSERT_OK(Destroy("volunteers/v1"));
  EXPECT_THAT(Tell(kSubject, {"{}", R"({"surname":"Okafor"})"}), HasReason("PERSON_KEY_DESTROYED"));
}

}  // namespace
}  // namespace copperplate::change_postgres
