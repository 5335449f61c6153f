#include "libs/api/update_mask.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/api/field_path.h"
#include "libs/status/error.h"

namespace copperplate::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Message;

constexpr char kField[] = "update_mask";

// The rules with those every resource has, of the fields that this one has.
absl::StatusOr<UpdateRules> Complete(UpdateRules rules, const Descriptor* resource) {
  for (const auto* paths : {&rules.output_only, &rules.immutable}) {
    for (const std::string& path : *paths) {
      if (!ResolvePath(resource, path).empty()) continue;
      return absl::InternalError(
          absl::StrCat("update rules of ", resource->full_name(), ": no field ", path));
    }
  }
  for (const char* name :
       {"uid", "create_time", "update_time", "created_by", "updated_by", "etag", "state"}) {
    if (resource->FindFieldByName(name) != nullptr) rules.output_only.emplace_back(name);
  }
  if (resource->FindFieldByName("name") != nullptr) rules.immutable.emplace_back("name");
  return rules;
}

bool AnyPrefixOf(const std::vector<std::string>& prefixes, absl::string_view path) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& prefix) { return IsPathPrefix(prefix, path); });
}

void CheckPath(const std::string& path, const Descriptor* resource, const UpdateRules& rules,
               Faults& faults) {
  if (ResolvePath(resource, path).empty()) {
    faults.Add("UPDATE_MASK_INVALID", kField,
               absl::StrCat("`", path.substr(0, 100), "` is no field of ", resource->name(),
                            " that can be updated"));
  } else if (AnyPrefixOf(rules.output_only, path)) {
    faults.Add("FIELD_OUTPUT_ONLY", kField, absl::StrCat("`", path, "` is output only"));
  }
}

// Without those that another one covers: each field is then moved once.
std::vector<std::string> Reduce(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> reduced;
  for (std::string& path : paths) {
    if (!AnyPrefixOf(reduced, path)) reduced.push_back(std::move(path));
  }
  return reduced;
}

// What `paths` and `rules` both cover: of each two, the narrower.
std::vector<std::string> Overlap(const std::vector<std::string>& paths,
                                 const std::vector<std::string>& rules) {
  std::vector<std::string> both;
  for (const std::string& path : paths) {
    for (const std::string& rule : rules) {
      if (IsPathPrefix(path, rule)) {
        both.push_back(rule);
      } else if (IsPathPrefix(rule, path)) {
        both.push_back(path);
      }
    }
  }
  return both;
}

std::unique_ptr<Message> Copy(const Message& message) {
  std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  return copy;
}

}  // namespace

absl::StatusOr<UpdateMask> UpdateMask::Parse(const google::protobuf::FieldMask& mask,
                                             const Descriptor* resource, const UpdateRules& rules) {
  const auto complete = Complete(rules, resource);
  if (!complete.ok()) return complete.status();
  Faults faults;
  UpdateMask result;
  if (mask.paths().empty()) {
    faults.Add("UPDATE_MASK_REQUIRED", kField,
               "must name the fields to update, or be `*` for all of them");
  } else if (mask.paths_size() == 1 && mask.paths(0) == "*") {
    for (int i = 0; i < resource->field_count(); ++i) {
      result.paths_.push_back(resource->field(i)->name());
    }
  } else {
    for (const std::string& path : mask.paths()) CheckPath(path, resource, *complete, faults);
    result.paths_ = Reduce({mask.paths().begin(), mask.paths().end()});
  }
  if (absl::Status status = faults.ToStatus(); !status.ok()) return status;
  result.immutable_ = Overlap(result.paths_, complete->immutable);
  result.kept_ = Overlap(result.paths_, complete->output_only);
  result.kept_.insert(result.kept_.end(), result.immutable_.begin(), result.immutable_.end());
  return result;
}

bool UpdateMask::Covers(absl::string_view path) const {
  return !AnyPrefixOf(kept_, path) &&
         std::any_of(paths_.begin(), paths_.end(), [&](const std::string& mine) {
           return IsPathPrefix(mine, path) || IsPathPrefix(path, mine);
         });
}

absl::Status UpdateMask::Apply(const Message& patch, Message& current) const {
  const Descriptor* type = current.GetDescriptor();
  if (patch.GetDescriptor() != type) {
    return absl::InternalError(absl::StrCat("a patch of ", patch.GetDescriptor()->full_name(),
                                            " for a ", type->full_name()));
  }
  Faults faults;
  for (const std::string& path : immutable_) {
    const FieldPath fields = ResolvePath(type, path);
    if (IsSet(patch, fields) && !SameAt(patch, current, fields)) {
      faults.Add("FIELD_IMMUTABLE", path, "cannot be changed once the resource exists");
    }
  }
  if (!faults.empty()) return faults.ToStatus();
  const std::unique_ptr<Message> before = Copy(current);
  const std::unique_ptr<Message> after = Copy(patch);
  for (const std::string& path : paths_) MovePath(*after, ResolvePath(type, path), current);
  for (const std::string& path : kept_) MovePath(*before, ResolvePath(type, path), current);
  return absl::OkStatus();
}

}  // namespace copperplate::api
