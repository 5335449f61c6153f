#include "services/gateway/routes/path_template.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::gateway {
namespace {

TEST(PathTemplate, ReadsSegmentsVariablesAndVerb) {
  const auto parsed = PathTemplate::Parse("/v1/{name=forces/*/indicators/*}/{part}:publish");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->Shape(), "/v1/forces/*/indicators/*/*:publish");
  EXPECT_EQ(parsed->verb, "publish");
  ASSERT_EQ(parsed->variables.size(), 2u);
  EXPECT_EQ(parsed->variables[0].field_path, "name");
  EXPECT_EQ(parsed->variables[0].begin, 1u);
  EXPECT_EQ(parsed->variables[0].end, 5u);
  EXPECT_TRUE(parsed->variables[0].spans_segments());
  EXPECT_EQ(parsed->variables[1].field_path, "part");
  EXPECT_EQ(parsed->variables[1].begin, 5u);
  EXPECT_EQ(parsed->variables[1].end, 6u);
  EXPECT_FALSE(parsed->variables[1].spans_segments());
}

TEST(PathTemplate, ReadsAnOpenEndAndAFieldOfAField) {
  const auto parsed = PathTemplate::Parse("/v1/{file.path=shelves/**}");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->Shape(), "/v1/shelves/**");
  EXPECT_EQ(parsed->variables[0].field_path, "file.path");
  EXPECT_EQ(parsed->variables[0].end, PathVariable::kToTheEnd);
  EXPECT_TRUE(parsed->variables[0].spans_segments());
}

TEST(PathTemplate, SaysWhatIsWrongAndWhere) {
  struct Case {
    const char* text;
    const char* fault;
  };
  const Case cases[] = {
      {"", "must begin with '/' (at offset 0)"},
      {"v1", "must begin with '/' (at offset 0)"},
      {"/", "a segment is empty (at offset 1)"},
      {"/v1//a", "a segment is empty (at offset 4)"},
      {"/v1/", "a segment is empty (at offset 4)"},
      {"/v1/a*", "'*' must stand alone in its segment (at offset 4)"},
      {"/v1/**/a", "nothing but a verb may follow '**' (at offset 7)"},
      {"/v1/**/{a}", "nothing but a verb may follow '**' (at offset 7)"},
      {"/v1/{a=**/b}", "nothing but a verb may follow '**' (at offset 10)"},
      {"/v1/{a=**}/b", "nothing but a verb may follow '**' (at offset 11)"},
      {"/v1/{a", "a '{' is not closed (at offset 5)"},
      {"/v1/{a=b", "a '{' is not closed (at offset 8)"},
      {"/v1/{a={b}}", "a segment is empty (at offset 7)"},
      {"/v1/{}", "a variable must name a field (at offset 5)"},
      {"/v1/{a..b}", "a variable must name a field (at offset 5)"},
      {"/v1/{1a}", "a variable must name a field (at offset 5)"},
      {"/v1/{a}/{a}", "a field is bound twice (at offset 9)"},
      {"/v1/a:", "the verb after ':' must be a plain word (at offset 6)"},
      {"/v1/a:b/c", "the verb after ':' must be a plain word (at offset 6)"},
      {"/v1/{a}b", "a '/' or ':' must follow a segment (at offset 7)"},
      {"/v1/a}", "a '/' or ':' must follow a segment (at offset 5)"},
      {"/v1/%zz",
       "the address holds a '%' that two hexadecimal digits do not follow (at offset 4)"},
  };
  for (const Case& c : cases) {
    const auto parsed = PathTemplate::Parse(c.text);
    EXPECT_EQ(parsed.status().code(), absl::StatusCode::kInvalidArgument) << c.text;
    EXPECT_EQ(parsed.status().message(), absl::StrCat("path template '", c.text, "': ", c.fault));
  }
}

TEST(PathTemplate, NeverDiesOnAnyText) {
  EXPECT_TRUE(rc::check([](const std::vector<uint8_t>& picks) {
    static constexpr absl::string_view kLetters = "/{}=*:.a%2v";
    std::string text = "/";
    for (const uint8_t pick : picks) text += kLetters[pick % kLetters.size()];
    const auto parsed = PathTemplate::Parse(text);
    RC_ASSERT(parsed.ok() || parsed.status().code() == absl::StatusCode::kInvalidArgument);
  }));
}

TEST(PathTemplate, ShapesOfPlainTemplatesAreTheTemplates) {
  EXPECT_TRUE(rc::check([](const std::vector<uint8_t>& picks) {
    std::vector<std::string> segments = {"v1"};
    for (const uint8_t pick : picks) {
      segments.push_back(pick % 3 == 0 ? "*" : absl::StrCat("s", static_cast<int>(pick)));
    }
    const std::string text = absl::StrCat("/", absl::StrJoin(segments, "/"));
    RC_ASSERT(PathTemplate::Parse(text)->Shape() == text);
  }));
}

}  // namespace
}  // namespace copperplate::gateway
