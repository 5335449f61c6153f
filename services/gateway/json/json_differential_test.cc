// Our JSON against protobuf's own, on random messages.
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <boost/json.hpp>
#include <cmath>

#include "parish.pb.h"
#include "services/gateway/json/json_reader.h"
#include "services/gateway/json/json_writer.h"
#include "services/gateway/testdata/random_message.h"

namespace copperplate::gateway {
namespace {

using google::protobuf::util::MessageDifferencer;
using parish::v1::EveryKind;

const PlanSet& Plans() {
  static const PlanSet plans({EveryKind::descriptor()->file()}, nullptr);
  return plans;
}

std::string Ours(const EveryKind& message) {
  std::string out;
  RC_ASSERT(
      AppendJson(Plans(), Plans().Of(*EveryKind::descriptor()), message.SerializeAsString(), out)
          .ok());
  return out;
}

std::string Protobufs(const EveryKind& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  std::string out;
  RC_ASSERT(google::protobuf::util::MessageToJsonString(message, &out, options).ok());
  return out;
}

bool Same(const EveryKind& a, const EveryKind& b) {
  MessageDifferencer differencer;
  google::protobuf::util::DefaultFieldComparator comparator;
  comparator.set_treat_nan_as_equal(true);
  differencer.set_field_comparator(&comparator);
  return differencer.Compare(a, b);
}

// The same document, but for the order of members and the number of a float's digits.
bool Same(const boost::json::value& a, const boost::json::value& b) {
  if (a.is_number() && b.is_number()) {
    const double x = a.to_number<double>();
    const double y = b.to_number<double>();
    return std::fabs(x - y) <= 1e-6 * std::max(std::fabs(x), std::fabs(y));
  }
  if (a.kind() != b.kind()) return false;
  if (a.is_array()) {
    if (a.as_array().size() != b.as_array().size()) return false;
    for (size_t i = 0; i < a.as_array().size(); ++i) {
      if (!Same(a.as_array()[i], b.as_array()[i])) return false;
    }
    return true;
  }
  if (!a.is_object()) return a == b;
  if (a.as_object().size() != b.as_object().size()) return false;
  for (const auto& member : a.as_object()) {
    const auto* other = b.as_object().if_contains(member.key());
    if (other == nullptr || !Same(member.value(), *other)) return false;
  }
  return true;
}

TEST(JsonDifferential, OursIsTheDocumentProtobufPrints) {
  EXPECT_TRUE(rc::check([](uint64_t seed) {
    const auto message = testdata::RandomMessage<EveryKind>(seed);
    const std::string ours = Ours(message);
    const std::string theirs = Protobufs(message);
    RC_LOG() << ours << "\n" << theirs;
    RC_ASSERT(Same(boost::json::parse(ours), boost::json::parse(theirs)));
  }));
}

TEST(JsonDifferential, ProtobufReadsOursAsTheSameMessage) {
  EXPECT_TRUE(rc::check([](uint64_t seed) {
    const auto message = testdata::RandomMessage<EveryKind>(seed);
    EveryKind back;
    RC_ASSERT(google::protobuf::util::JsonStringToMessage(Ours(message), &back).ok());
    RC_ASSERT(Same(message, back));
  }));
}

TEST(JsonDifferential, WeReadBothAsTheSameMessage) {
  EXPECT_TRUE(rc::check([](uint64_t seed) {
    const auto message = testdata::RandomMessage<EveryKind>(seed);
    for (const std::string& json : {Ours(message), Protobufs(message)}) {
      std::string wire;
      Faults faults;
      RC_LOG() << json;
      RC_ASSERT(
          AppendWire(Plans(), Plans().Of(*EveryKind::descriptor()), json, "", wire, faults).ok());
      RC_ASSERT(faults.ToStatus() == absl::OkStatus());
      EveryKind back;
      RC_ASSERT(back.ParseFromString(wire));
      RC_ASSERT(Same(message, back));
    }
  }));
}

// Bytes that are no message at all must end in a status, never in a crash or in text that is not
// JSON.
TEST(JsonDifferential, PrintsJsonOrNothingFromTornBytes) {
  EXPECT_TRUE(rc::check([](uint64_t seed, uint32_t at, uint8_t byte) {
    std::string wire = testdata::RandomMessage<EveryKind>(seed).SerializeAsString();
    if (wire.empty()) return;
    wire[at % wire.size()] = static_cast<char>(byte);
    std::string out;
    if (!AppendJson(Plans(), Plans().Of(*EveryKind::descriptor()), wire, out).ok()) return;
    boost::json::error_code error;
    boost::json::parse_options options;
    options.max_depth = 300;
    boost::json::parse(out, error, {}, options);
    RC_LOG() << out;
    RC_ASSERT(!error);
  }));
}

}  // namespace
}  // namespace copperplate::gateway
