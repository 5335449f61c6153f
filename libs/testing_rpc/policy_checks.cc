#include "libs/testing_rpc/policy_checks.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <filesystem>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "copperplate/options/v1/options.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/rpc/method_table.h"

namespace copperplate::testing_rpc {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

constexpr int kMostMethods = 15;
constexpr const char* kRoles[] = {"viewer", "analyst", "publisher", "admin"};

class Findings {
 public:
  void Check(bool holds, absl::string_view subject, absl::string_view what) {
    if (!holds) lines_.push_back(absl::StrCat(subject, ": ", what));
  }
  absl::Status ToStatus() const {
    return lines_.empty() ? absl::OkStatus() : absl::InternalError(absl::StrJoin(lines_, "\n"));
  }

 private:
  std::vector<std::string> lines_;
};

// The services of every file in the package's folder.
std::vector<const ServiceDescriptor*> ServicesOf(absl::string_view package, Findings& findings) {
  std::vector<const ServiceDescriptor*> services;
  const std::string folder = absl::StrReplaceAll(package, {{".", "/"}});
  for (const auto& entry : std::filesystem::directory_iterator("protos/" + folder)) {
    const std::string name = folder + "/" + entry.path().filename().string();
    const auto* const file = DescriptorPool::generated_pool()->FindFileByName(name);
    findings.Check(file != nullptr, name, "not linked in");
    if (file == nullptr) continue;
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  return services;
}

bool IsRead(const MethodDescriptor& method) {
  return absl::StartsWith(method.name(), "Get") || absl::StartsWith(method.name(), "List") ||
         absl::StartsWith(method.name(), "Diff");
}

void CheckMethod(const MethodDescriptor& method, Findings& findings) {
  const std::string& name = method.full_name();
  const auto& policy = method.options().GetExtension(options::v1::policy);
  const auto has = [&](const char* role) {
    return std::count(policy.roles().begin(), policy.roles().end(), role) == 1;
  };
  int known = 0;
  for (const char* const role : kRoles) known += has(role) ? 1 : 0;
  findings.Check(known == policy.roles_size(), name, "a role that is unknown or there twice");
  findings.Check(has("admin"), name, "not for admins");
  findings.Check(has("viewer") == IsRead(method), name, "viewers read, and only read");
  findings.Check(policy.read_only() == IsRead(method), name, "read_only is not what it does");
  findings.Check(method.options().GetExtension(google::api::http).pattern_case() !=
                     google::api::HttpRule::PATTERN_NOT_SET,
                 name, "no route");
}

}  // namespace

absl::Status CheckPolicies(absl::string_view package, const std::vector<std::string>& served) {
  Findings findings;
  size_t methods = 0;
  const std::vector<const ServiceDescriptor*> services = ServicesOf(package, findings);
  for (const ServiceDescriptor* const service : services) {
    const std::string& name = service->full_name();
    findings.Check(std::count(served.begin(), served.end(), name) == 1, name, "not served");
    findings.Check(service->method_count() <= kMostMethods, name, "too many methods");
    methods += static_cast<size_t>(service->method_count());
    for (int i = 0; i < service->method_count(); ++i) CheckMethod(*service->method(i), findings);
  }
  findings.Check(served.size() == services.size(), package, "serves what is not in the package");

  const rpc::MethodTable table(served);
  const absl::Status valid = table.Validate();
  findings.Check(valid.ok(), package, valid.message());
  findings.Check(table.methods().size() == methods, package, "methods without a row of the table");
  for (const rpc::Method& method : table.methods()) {
    findings.Check(method.allowed, method.name, "nobody may call it");
  }
  return findings.ToStatus();
}

}  // namespace copperplate::testing_rpc
