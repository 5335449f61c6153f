// A body that is taken is JSON to another parser too, is a message, and is the same message to
// protobuf's own reader and to us again once we have printed it.
#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>
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
using google::protobuf::util::MessageDifferencer;
using parish::v1::EveryKind;

const PlanSet& Plans() {
  static const PlanSet* const plans = new PlanSet({EveryKind::descriptor()->file()}, nullptr);
  return *plans;
}

const MessagePlan& Plan() { return Plans().Of(*EveryKind::descriptor()); }

bool Same(const EveryKind& a, const EveryKind& b) {
  MessageDifferencer differencer;
  google::protobuf::util::DefaultFieldComparator comparator;
  comparator.set_treat_nan_as_equal(true);
  differencer.set_field_comparator(&comparator);
  return differencer.Compare(a, b);
}

// False where `json` is refused.
bool Read(absl::string_view json, EveryKind& message) {
  std::string wire;
  Faults faults;
  if (!AppendWire(Plans(), Plan(), json, "", wire, faults).ok() || !faults.empty()) return false;
  Require(message.ParseFromString(wire));
  return true;
}

bool IsJson(absl::string_view text) {
  boost::json::error_code error;
  boost::json::parse_options options;
  options.max_depth = kMaxJsonDepth;
  boost::json::parse({text.data(), text.size()}, error, {}, options);
  return !error;
}

// Protobuf has rules of its own for capitals in a mask's paths behind what is no letter; such paths
// are no field's, and the service refuses them.
bool HasMask(const EveryKind& message) { return message.has_mask() || message.has_any(); }

void CompareWithProtobuf(absl::string_view json, const EveryKind& ours) {
  if (HasMask(ours)) return;
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  EveryKind theirs;
  if (JsonStringToMessage({json.data(), json.size()}, &theirs, options).ok()) {
    Require(Same(ours, theirs));
  }
}

void Check(absl::string_view json) {
  EveryKind message;
  if (!Read(json, message)) return;
  Require(IsJson(json));
  std::string printed;
  Require(AppendJson(Plans(), Plan(), message.SerializeAsString(), printed).ok());
  EveryKind again;
  Require(Read(printed, again));
  Require(Same(message, again));
  CompareWithProtobuf(json, message);
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const google::protobuf::LogSilencer silence;  // what protobuf refuses is no news
  copperplate::gateway::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
