// The first line is the mask, its paths parted by commas; a second of two characters says which
// fields patch and resource have. A mask is valid where protobuf's own check says so of each path
// and no rule forbids it; applied, it moves what it covers and nothing else.
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/util/field_mask_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/api/testing/resource.pb.h"
#include "libs/api/update_mask.h"
#include "tests/fuzz/property.h"

namespace copperplate::api {
namespace {

using fuzz::Require;
using google::protobuf::util::FieldMaskUtil;
using google::protobuf::util::MessageDifferencer;
using testing::Resource;

const std::vector<std::string> kOutputOnly = {
    "uid", "create_time", "update_time", "created_by", "updated_by", "etag", "source.author"};

Resource Made(uint8_t bits, const std::string& tag) {
  Resource resource;
  resource.set_name("forces/a");
  resource.set_measure("COUNT");
  if (bits & 1) resource.set_title(tag);
  if (bits & 2) resource.set_decimals(tag == "new" ? 1 : 0);
  if (bits & 4) resource.add_tags(tag);
  if (bits & 8) resource.mutable_source()->set_note(tag);
  if (bits & 16) resource.mutable_source()->set_author(tag);
  if (bits & 32) (*resource.mutable_labels())["k"] = tag;
  if (bits & 64) resource.set_rule(tag);
  if (bits & 128) resource.set_most(tag == "new" ? 3 : 4);
  resource.set_uid(tag);
  return resource;
}

bool IsCoveredBy(const std::string& path, const std::string& mask) {
  return path == mask || absl::StartsWith(path, absl::StrCat(mask, "."));
}

// Protobuf's check passes over empty names, so that `a..b` is `a.b` to it.
bool HasEmptyName(const std::string& path) {
  return absl::StrContains(absl::StrCat(".", path, "."), "..");
}

bool IsAllowed(const std::string& path) {
  return !HasEmptyName(path) && FieldMaskUtil::IsValidPath<Resource>(path) &&
         std::none_of(kOutputOnly.begin(), kOutputOnly.end(),
                      [&](const std::string& rule) { return IsCoveredBy(path, rule); });
}

// What is at `path`, as bytes to compare.
std::string At(const Resource& resource, const std::string& path) {
  google::protobuf::FieldMask mask;
  mask.add_paths(path);
  Resource copy = resource;
  FieldMaskUtil::TrimMessage(mask, &copy);
  // A message without anything in it is there or not by what is beside `path`.
  if (copy.source().ByteSizeLong() == 0) copy.clear_source();
  return copy.SerializeAsString();
}

void Check(absl::string_view input) {
  const std::vector<absl::string_view> lines = absl::StrSplit(input, absl::MaxSplits('\n', 1));
  const std::vector<std::string> paths = absl::StrSplit(lines[0], ',');
  google::protobuf::FieldMask mask;
  for (const std::string& path : paths) mask.add_paths(path);
  const auto parsed = UpdateMask::Parse(
      mask, Resource::descriptor(), {.output_only = {"source.author"}, .immutable = {"measure"}});
  const bool all = paths.size() == 1 && paths[0] == "*";
  Require(parsed.ok() == (all || std::all_of(paths.begin(), paths.end(), IsAllowed)));
  if (!parsed.ok() || lines.size() < 2 || lines[1].size() < 2) return;

  const Resource before = Made(static_cast<uint8_t>(lines[1][0]), "old");
  const Resource patch = Made(static_cast<uint8_t>(lines[1][1]), "new");
  Resource after = before;
  Require(parsed->Apply(patch, after).ok());
  for (const char* path : {"title", "decimals", "tags", "source.note", "labels", "rank"}) {
    const bool covered = parsed->Covers(path);
    Require(covered == (all || std::any_of(paths.begin(), paths.end(), [&](const auto& named) {
                          return IsCoveredBy(path, named) || IsCoveredBy(named, path);
                        })));
    // A oneof's members push each other out, so they are not here.
    Require(At(after, path) == At(covered ? patch : before, path));
  }
  for (const char* path : {"name", "uid", "etag", "measure", "source.author"}) {
    Require(!parsed->Covers(path));
    Require(At(after, path) == At(before, path));
  }
  Resource twice = after;
  Require(parsed->Apply(patch, twice).ok());
  Require(MessageDifferencer::Equals(twice, after));
}

}  // namespace
}  // namespace copperplate::api

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::api::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
