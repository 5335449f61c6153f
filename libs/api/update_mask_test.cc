#include "libs/api/update_mask.h"

#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "libs/api/testing/resource.pb.h"
#include "libs/status/error.h"

namespace copperplate::api {
namespace {

using google::protobuf::FieldMask;
using testing::Resource;

const UpdateRules& Rules() {
  static const UpdateRules rules = {.output_only = {"rank", "source.author"},
                                    .immutable = {"measure", "origin"}};
  return rules;
}

absl::StatusOr<UpdateMask> Parse(std::initializer_list<const char*> paths) {
  FieldMask mask;
  for (const char* path : paths) mask.add_paths(path);
  return UpdateMask::Parse(mask, Resource::descriptor(), Rules());
}

Resource FromText(const std::string& text) {
  Resource resource;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &resource)) << text;
  return resource;
}

constexpr char kCurrent[] = R"(
  name: "forces/a/resources/b" uid: "u" create_time { seconds: 1 } etag: "e" title: "Old"
  decimals: 2 rank: 7 tags: "x" tags: "y" source { title: "t" note: "n" author: "someone" }
  labels { key: "k" value: "v" } measure: "RATE" most: 9 origin { title: "o" note: "p" })";

// What `current` becomes under the mask and the patch, in text form.
std::string Applied(std::initializer_list<const char*> paths, const std::string& patch,
                    const std::string& current = kCurrent) {
  const auto mask = Parse(paths);
  if (!mask.ok()) return std::string(mask.status().message());
  Resource result = FromText(current);
  const absl::Status status = mask->Apply(FromText(patch), result);
  if (!status.ok()) return std::string(status.message());
  return result.ShortDebugString();
}

// kCurrent with one line of it edited.
std::string Expected(const std::string& edit) {
  Resource resource = FromText(kCurrent);
  Resource edited = FromText(edit);
  resource.MergeFrom(edited);
  return resource.ShortDebugString();
}

struct Refusal {
  std::vector<const char*> paths;
  const char* reason;
  const char* message;
};

TEST(UpdateMask, RefusesWithEveryFaultyPath) {
  const Refusal refusals[] = {
      {{},
       "UPDATE_MASK_REQUIRED",
       "update_mask: must name the fields to update, or be `*` for all of them"},
      {{"colour"},
       "UPDATE_MASK_INVALID",
       "update_mask: `colour` is no field of Resource that can be updated"},
      {{""}, "UPDATE_MASK_INVALID", "update_mask: `` is no field of Resource that can be updated"},
      {{"title", "*"},
       "UPDATE_MASK_INVALID",
       "update_mask: `*` is no field of Resource that can be updated"},
      {{"source..note"},
       "UPDATE_MASK_INVALID",
       "update_mask: `source..note` is no field of Resource that can be updated"},
      {{"title.x"},
       "UPDATE_MASK_INVALID",
       "update_mask: `title.x` is no field of Resource that can be updated"},
      {{"sources.title"},
       "UPDATE_MASK_INVALID",
       "update_mask: `sources.title` is no field of Resource that can be updated"},
      {{"labels.k"},
       "UPDATE_MASK_INVALID",
       "update_mask: `labels.k` is no field of Resource that can be updated"},
      {{"createTime"},
       "UPDATE_MASK_INVALID",
       "update_mask: `createTime` is no field of Resource that can be updated"},
      {{"uid"}, "FIELD_OUTPUT_ONLY", "update_mask: `uid` is output only"},
      {{"create_time.seconds"},
       "FIELD_OUTPUT_ONLY",
       "update_mask: `create_time.seconds` is output only"},
      {{"created_by"}, "FIELD_OUTPUT_ONLY", "update_mask: `created_by` is output only"},
      {{"updated_by"}, "FIELD_OUTPUT_ONLY", "update_mask: `updated_by` is output only"},
      {{"source.author"}, "FIELD_OUTPUT_ONLY", "update_mask: `source.author` is output only"},
      {{"rank", "title", "colour"},
       "FIELD_OUTPUT_ONLY",
       "update_mask: `rank` is output only (and 1 more)"},
  };
  for (const Refusal& refusal : refusals) {
    FieldMask paths;
    for (const char* path : refusal.paths) paths.add_paths(path);
    const auto mask = UpdateMask::Parse(paths, Resource::descriptor(), Rules());
    EXPECT_EQ(mask.status().code(), absl::StatusCode::kInvalidArgument) << refusal.message;
    EXPECT_EQ(mask.status().message(), refusal.message);
    EXPECT_EQ(ErrorReason(mask.status()), refusal.reason);
  }
}

TEST(UpdateMask, RulesThatNameNoFieldAreTheServicesFault) {
  FieldMask paths;
  paths.add_paths("title");
  EXPECT_EQ(UpdateMask::Parse(paths, Resource::descriptor(), {.output_only = {"nothing"}})
                .status()
                .code(),
            absl::StatusCode::kInternal);
}

TEST(UpdateMask, ReplacesWhatItNamesAndNothingElse) {
  EXPECT_EQ(Applied({"title"}, R"(title: "New" tags: "z" decimals: 4)"),
            Expected(R"(title: "New")"));
  EXPECT_EQ(Applied({"source.note"}, R"(source { title: "T" note: "N" author: "me" })"),
            Expected(R"(source { note: "N" })"));
}

TEST(UpdateMask, ClearsWhatThePatchHasNot) {
  Resource cleared = FromText(kCurrent);
  cleared.clear_title();
  cleared.clear_decimals();
  cleared.clear_tags();
  cleared.clear_labels();
  EXPECT_EQ(Applied({"title", "decimals", "tags", "labels"}, ""), cleared.ShortDebugString());
}

TEST(UpdateMask, KeepsZeroApartFromAbsent) {
  EXPECT_EQ(Applied({"decimals"}, "decimals: 0"), Expected("decimals: 0"));
}

TEST(UpdateMask, ReplacesRepeatedFieldsMapsAndMessagesWhole) {
  Resource replaced = FromText(kCurrent);
  replaced.mutable_tags()->Clear();
  replaced.add_tags("z");
  replaced.mutable_labels()->clear();
  (*replaced.mutable_labels())["l"] = "w";
  replaced.mutable_source()->set_title("T");
  replaced.mutable_source()->clear_note();  // its author is output only and stays
  EXPECT_EQ(Applied({"tags", "labels", "source"},
                    R"(tags: "z" labels { key: "l" value: "w" } source { title: "T" })"),
            replaced.ShortDebugString());
}

TEST(UpdateMask, AParentCoversItsChildren) {
  EXPECT_EQ(Applied({"source.note", "source", "source.note"}, R"(source { title: "T" note: "N" })"),
            Expected(R"(source { title: "T" note: "N" })"));
}

TEST(UpdateMask, NoMessageComesIntoBeingForAValueThatIsAbsent) {
  EXPECT_EQ(Applied({"source.note"}, "source {}", R"(title: "x")"), R"(title: "x")");
  EXPECT_EQ(Applied({"source.note"}, R"(source { note: "N" })", ""), R"(source { note: "N" })");
}

TEST(UpdateMask, AOneofsOtherMemberIsNotCarriedOver) {
  EXPECT_EQ(Applied({"most"}, R"(rule: "r")", "most: 9"), "");
  EXPECT_EQ(Applied({"most"}, R"(rule: "r")", R"(rule: "s")"), R"(rule: "s")");
  EXPECT_EQ(Applied({"most"}, "most: 8", R"(rule: "s")"), "most: 8");
}

TEST(UpdateMask, TheStarReplacesAllThatMayBeSet) {
  EXPECT_EQ(Applied({"*"},
                    R"(name: "forces/a/resources/b" uid: "mine" etag: "mine" title: "New" rank: 1
                       source { note: "N" author: "me" } measure: "RATE")"),
            FromText(R"(name: "forces/a/resources/b" uid: "u" create_time { seconds: 1 } etag: "e"
                        title: "New" rank: 7 source { note: "N" author: "someone" } measure: "RATE"
                        origin { title: "o" note: "p" })")
                .ShortDebugString());
}

TEST(UpdateMask, AnImmutableFieldMayBeRepeatedButNotChanged) {
  EXPECT_EQ(Applied({"measure", "title"}, R"(measure: "RATE" title: "New")"),
            Expected(R"(title: "New")"));
  EXPECT_EQ(Applied({"measure"}, ""), Expected("")) << "unset asks for no change";
  EXPECT_EQ(Applied({"measure"}, R"(measure: "COUNT")"),
            "measure: cannot be changed once the resource exists");
  EXPECT_EQ(Applied({"*"}, R"(name: "forces/a/resources/c" measure: "COUNT")"),
            "name: cannot be changed once the resource exists (and 1 more)");
  EXPECT_EQ(Applied({"origin.note"}, R"(origin { note: "p" })"), Expected(""));
  EXPECT_EQ(Applied({"origin.note"}, R"(origin { note: "q" })"),
            "origin.note: cannot be changed once the resource exists");
}

TEST(UpdateMask, ARefusedPatchLeavesTheResourceAsItWas) {
  const auto mask = Parse({"title", "measure"});
  ASSERT_TRUE(mask.ok());
  Resource current = FromText(kCurrent);
  const absl::Status status = mask->Apply(FromText(R"(title: "New" measure: "COUNT")"), current);
  EXPECT_EQ(ErrorReason(status), "FIELD_IMMUTABLE");
  EXPECT_EQ(current.ShortDebugString(), FromText(kCurrent).ShortDebugString());
}

TEST(UpdateMask, APatchOfAnotherTypeIsTheServicesFault) {
  Resource current;
  EXPECT_EQ(Parse({"title"})->Apply(testing::Source(), current).code(),
            absl::StatusCode::kInternal);
}

TEST(UpdateMask, CoversSaysWhatIsReplaced) {
  const auto mask = Parse({"title", "source", "origin.note"});
  ASSERT_TRUE(mask.ok());
  for (const char* path : {"title", "source", "source.note"}) {
    EXPECT_TRUE(mask->Covers(path)) << path;
  }
  for (const char* path :
       {"titles", "tit", "tags", "source.author", "origin.note", "origin.title"}) {
    EXPECT_FALSE(mask->Covers(path)) << path;
  }
  EXPECT_TRUE(Parse({"*"})->Covers("tags"));
  EXPECT_FALSE(Parse({"*"})->Covers("name"));
}

// Whatever the mask, the result has the patch's value where it covers and the current one
// elsewhere.
RC_GTEST_PROP(UpdateMaskProperty, EachFieldComesFromOneSide, ()) {
  const std::vector<std::string> names = {"title", "decimals", "tags", "sources", "labels"};
  FieldMask paths;
  std::vector<bool> named;
  for (const std::string& name : names) {
    named.push_back(*rc::gen::arbitrary<bool>());
    if (named.back()) paths.add_paths(name);
  }
  RC_PRE(paths.paths_size() > 0);
  const auto any = [] {
    Resource resource;
    if (*rc::gen::arbitrary<bool>()) resource.set_title(*rc::gen::element("a", "b"));
    if (*rc::gen::arbitrary<bool>()) resource.set_decimals(*rc::gen::inRange(0, 3));
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) resource.add_tags("t");
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) resource.add_sources()->set_note("n");
    if (*rc::gen::arbitrary<bool>()) (*resource.mutable_labels())["k"] = "v";
    return resource;
  };
  const Resource patch = any();
  const Resource before = any();
  Resource after = before;
  RC_ASSERT(UpdateMask::Parse(paths, Resource::descriptor(), {})->Apply(patch, after).ok());
  for (size_t i = 0; i < names.size(); ++i) {
    const Resource& from = named[i] ? patch : before;
    const auto only = [&](Resource resource) {
      for (const std::string& name : names) {
        if (name == names[i]) continue;
        resource.GetReflection()->ClearField(&resource,
                                             Resource::descriptor()->FindFieldByName(name));
      }
      return resource.ShortDebugString();
    };
    RC_ASSERT(only(after) == only(from));
  }
}

}  // namespace
}  // namespace copperplate::api
