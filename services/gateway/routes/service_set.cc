#include "services/gateway/routes/service_set.h"

#include <google/protobuf/descriptor.pb.h>

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/gateway/routes/http_rule.h"
#include "services/gateway/routes/route_table.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;

class FirstError : public DescriptorPool::ErrorCollector {
 public:
  void AddError(const std::string& file, const std::string& element, const Message*, ErrorLocation,
                const std::string& message) override {
    if (text_.empty()) text_ = absl::StrCat(file, ": ", element, ": ", message);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

bool IsShared(const FileDescriptor& file) {
  return absl::StartsWith(file.name(), "google/protobuf/") ||
         absl::StartsWith(file.name(), "google/api/") ||
         absl::StartsWith(file.name(), "google/rpc/");
}

}  // namespace

absl::StatusOr<std::shared_ptr<const ServiceSet>> ServiceSet::Load(absl::string_view name,
                                                                   absl::string_view bytes) {
  google::protobuf::FileDescriptorSet files;
  if (!files.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError("is not a serialised FileDescriptorSet");
  }
  if (files.file_size() == 0) return absl::InvalidArgumentError("holds no file");
  std::shared_ptr<ServiceSet> set(new ServiceSet(name));
  for (const auto& proto : files.file()) {
    FirstError error;
    const FileDescriptor* file = set->pool_.BuildFileCollectingErrors(proto, &error);
    if (file == nullptr) return absl::InvalidArgumentError(error.text());
    if (!IsShared(*file)) set->files_.push_back(file);
  }
  for (const FileDescriptor* file : set->files_) {
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        ABSL_ASSIGN_OR_RETURN(auto routes, RoutesOf(*file->service(s)->method(m)));
        for (Route& route : routes) set->routes_.push_back(std::move(route));
      }
    }
  }
  RouteTable own;  // one set may not claim a route twice either
  for (const Route& route : set->routes_) ABSL_RETURN_IF_ERROR(own.Add(&route));
  return std::shared_ptr<const ServiceSet>(std::move(set));
}

}  // namespace copperplate::gateway
