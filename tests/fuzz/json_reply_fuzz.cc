// Bytes from a service, whatever they are, become JSON or a status; what protobuf parses, we print
// as the same message.
#include <google/protobuf/util/message_differencer.h>

#include <boost/json.hpp>
#include <string>

#include "parish.pb.h"
#include "services/gateway/json/json_reader.h"
#include "services/gateway/json/json_writer.h"
#include "tests/fuzz/property.h"

namespace copperplate::gateway {
namespace {

using fuzz::Require;
using parish::v1::EveryKind;

const PlanSet& Plans() {
  static const PlanSet* const plans = new PlanSet({EveryKind::descriptor()->file()}, nullptr);
  return *plans;
}

void Check(absl::string_view wire) {
  const MessagePlan& plan = Plans().Of(*EveryKind::descriptor());
  std::string printed;
  if (!AppendJson(Plans(), plan, wire, printed).ok()) return;
  boost::json::error_code error;
  boost::json::parse_options options;
  options.max_depth = 300;
  boost::json::parse(printed, error, {}, options);
  Require(!error);
  EveryKind message;
  if (!message.ParseFromArray(wire.data(), static_cast<int>(wire.size()))) return;
  // Protobuf's own order of bytes, and its merging of what comes in pieces, print the same.
  std::string settled;
  Require(AppendJson(Plans(), plan, message.SerializeAsString(), settled).ok());
  Require(settled == printed);
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::gateway::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
