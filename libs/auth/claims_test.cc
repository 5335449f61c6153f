#include "libs/auth/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "libs/status/error.h"

namespace copperplate::auth {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 2018-03-31T12:00:00Z
const absl::Time kNow = absl::FromUnixSeconds(1522497600);

const ClaimRules& Rules() {
  static const ClaimRules rules = {"https://issuer.example", "copperplate", absl::Seconds(10)};
  return rules;
}

constexpr char kGood[] =
    R"({"iss":"https://issuer.example","aud":"copperplate","exp":1522501200,"sub":"someone",)"
    R"("force":["cambridgeshire","kent"],"roles":{"cambridgeshire":["viewer","admin"],"essex":["admin"]}})";

absl::StatusOr<std::shared_ptr<const Principal>> Read(absl::string_view payload) {
  return ReadClaims(payload, Rules(), kNow);
}

// kGood with one piece of it in place of another.
std::string With(absl::string_view piece, absl::string_view by) {
  const std::string edited = absl::StrReplaceAll(kGood, {{piece, by}});
  EXPECT_NE(edited, kGood) << piece;
  return edited;
}

TEST(ReadClaims, GivesThePrincipalWithTheForcesItLists) {
  const auto principal = Read(kGood);
  ASSERT_TRUE(principal.ok()) << principal.status();
  EXPECT_EQ((*principal)->subject, "someone");
  EXPECT_EQ((*principal)->expires, absl::FromUnixSeconds(1522501210));
  ASSERT_EQ((*principal)->roles_by_force.size(), 2u);
  EXPECT_THAT((*principal)->roles_by_force.at("cambridgeshire"), ElementsAre("viewer", "admin"));
  EXPECT_THAT((*principal)->roles_by_force.at("kent"), IsEmpty());
  EXPECT_TRUE((*principal)->HasRole("cambridgeshire", "admin"));
  EXPECT_FALSE((*principal)->HasRole("cambridgeshire", "publisher"));
  EXPECT_FALSE((*principal)->HasRole("kent", "admin"));
  EXPECT_FALSE((*principal)->HasRole("essex", "admin")) << "not in the claim force";
}

TEST(ReadClaims, TakesWhatIssuersWriteDifferently) {
  for (const std::string& good :
       {With(R"("aud":"copperplate")", R"("aud":["other","copperplate"])"),
        With(R"("exp":1522501200)", R"("exp":1522501200.75)"),
        With(R"("exp":1522501200)", R"("exp":1.5225012e9)"),
        With(R"("sub")", R"("nbf":1522497600,"iat":1,"jti":"x","scope":{"a":[null]},"sub")"),
        With(R"("force":["cambridgeshire","kent"])", R"("force":[])"),
        With(R"(["viewer","admin"])", "[]"), With("someone", "J\\u00fcrgen M.")}) {
    EXPECT_TRUE(Read(good).ok()) << good << Read(good).status();
  }
}

TEST(ReadClaims, ALeewayEitherWay) {
  const auto reason = [](const std::string& payload) {
    const auto principal = Read(payload);
    return principal.ok() ? "" : ErrorReason(principal.status());
  };
  // The principal is good while now < exp + 10 s and now + 10 s >= nbf.
  EXPECT_EQ(reason(With("1522501200", "1522497591")), "");
  EXPECT_EQ(reason(With("1522501200", "1522497590")), "TOKEN_EXPIRED");
  EXPECT_EQ(reason(With(R"("sub")", R"("nbf":1522497610,"sub")")), "");
  EXPECT_EQ(reason(With(R"("sub")", R"("nbf":1522497611,"sub")")), "TOKEN_NOT_YET_VALID");
  EXPECT_EQ(reason(With(R"("sub")", R"("nbf":1522497610.5,"sub")")), "TOKEN_NOT_YET_VALID");
}

TEST(ReadClaims, RefusesWithTheReason) {
  struct Refusal {
    std::string payload;
    const char* reason;
    const char* message;
  };
  const char* claims = "TOKEN_CLAIMS";
  const char* object = "the token's claims are no JSON object";
  const char* issuer = "the token is from another issuer";
  const char* audience = "the token is not meant for this service";
  const char* exp = "the token's claim exp is not a number of seconds since 1970";
  const char* nbf = "the token's claim nbf is not a number of seconds since 1970";
  const char* sub = "the token's claim sub is not a text of 1 to 255 printable bytes";
  const char* force = "the token's claim force has an entry that is no force id";
  const char* role = "the token's claim roles has a role that is not a text of 1 to 63 bytes";
  const Refusal refusals[] = {
      {"", claims, object},
      {"[]", claims, object},
      {"{", claims, object},
      {With("someone", "some\\u0000one"), claims, object},
      {With("someone", "some\xFFone"), claims, object},
      {With("1522501200", absl::string_view("1522501200\0", 11)), claims, object},
      {With(R"("sub")", R"("sub":"admin","sub")"), claims, object},
      {With("issuer.example", "issuer.example/"), "TOKEN_ISSUER", issuer},
      {With(R"("iss":"https://issuer.example",)", ""), "TOKEN_ISSUER", issuer},
      {With(R"("https://issuer.example")", R"(["https://issuer.example"])"), "TOKEN_ISSUER",
       issuer},
      {With("copperplate", "copperplate2"), "TOKEN_AUDIENCE", audience},
      {With(R"("copperplate")", "[]"), "TOKEN_AUDIENCE", audience},
      {With(R"("copperplate")", R"({"copperplate":"copperplate"})"), "TOKEN_AUDIENCE", audience},
      {With(R"("copperplate")", R"(["x",7,null])"), "TOKEN_AUDIENCE", audience},
      {With(R"("aud":"copperplate",)", ""), "TOKEN_AUDIENCE", audience},
      {With(R"("exp":1522501200,)", ""), claims, exp},
      {With("1522501200", R"("1522501200")"), claims, exp},
      {With("1522501200", "null"), claims, exp},
      {With("1522501200", "-1"), claims, exp},
      {With("1522501200", "253402300800"), claims, exp},
      {With("1522501200", "1e300"), claims, exp},
      {With("1522501200", "1"), "TOKEN_EXPIRED", "the token has expired"},
      {With(R"("sub")", R"("nbf":"now","sub")"), claims, nbf},
      {With(R"("sub")", R"("nbf":null,"sub")"), claims, nbf},
      {With("someone", ""), claims, sub},
      {With("someone", std::string(256, 'x')), claims, sub},
      {With("someone", "a\\nb"), claims, sub},
      {With(R"("someone")", "7"), claims, sub},
      {With(R"("sub":"someone",)", ""), claims, sub},
      {With(R"(["cambridgeshire","kent"])", R"("cambridgeshire")"), claims,
       "the token's claim force is not a list of forces"},
      {With(R"("force":["cambridgeshire","kent"],)", ""), claims,
       "the token's claim force is not a list of forces"},
      {With(R"(["cambridgeshire","kent"])", R"(["Kent"])"), claims, force},
      {With(R"(["cambridgeshire","kent"])", "[7]"), claims, force},
      {With(R"(["cambridgeshire","kent"])", R"([""])"), claims, force},
      {With(R"("roles")", R"("rules")"), claims,
       "the token's claim roles is not an object of forces"},
      {With(R"({"cambridgeshire":["viewer","admin"],"essex":["admin"]})", R"(["admin"])"), claims,
       "the token's claim roles is not an object of forces"},
      {With(R"(["viewer","admin"])", R"("admin")"), claims,
       "the token's claim roles does not give each force a list"},
      {With(R"(["viewer","admin"])", "[7]"), claims, role},
      {With(R"(["viewer","admin"])", R"([""])"), claims, role},
      {With("viewer", std::string(64, 'r')), claims, role},
  };
  for (const Refusal& refusal : refusals) {
    const auto principal = Read(refusal.payload);
    EXPECT_EQ(principal.status().code(), absl::StatusCode::kUnauthenticated) << refusal.payload;
    EXPECT_EQ(ErrorReason(principal.status()), refusal.reason) << refusal.payload;
    EXPECT_EQ(principal.status().message(), refusal.message) << refusal.payload;
  }
}

RC_GTEST_PROP(ReadClaimsProperty, NoCutOrAlteredTextGivesMoreRoles, ()) {
  std::string text = kGood;
  const auto at = *rc::gen::inRange<size_t>(0, text.size());
  if (*rc::gen::arbitrary<bool>()) {
    text[at] = *rc::gen::arbitrary<char>();
  } else {
    text.resize(at);
  }
  const auto principal = Read(text);
  if (!principal.ok()) return;
  for (const auto& [force, roles] : (*principal)->roles_by_force) {
    RC_ASSERT(force.size() <= std::string("cambridgeshire").size());
    RC_ASSERT(roles.size() <= 2u);
  }
}

}  // namespace
}  // namespace copperplate::auth
