#include "services/gateway/json/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "parish.pb.h"

namespace copperplate::gateway {
namespace {

using parish::v1::EveryKind;
using parish::v1::ListNoticesResponse;
using parish::v1::Notice;

class JsonWriterTest : public ::testing::Test {
 protected:
  absl::StatusOr<std::string> Write(const google::protobuf::Descriptor& type,
                                    const std::string& wire) {
    std::string out;
    const absl::Status status = AppendJson(plans_, plans_.Of(type), wire, out);
    if (!status.ok()) return status;
    return out;
  }
  std::string Write(const google::protobuf::Message& message) {
    return Write(*message.GetDescriptor(), message.SerializeAsString()).value();
  }
  // The value of one member of an EveryKind's JSON that is set to nothing else.
  std::string Member(const EveryKind& message, const std::string& name) {
    std::string out;
    const MessagePlan& plan = plans_.Of(*EveryKind::descriptor());
    EXPECT_TRUE(
        AppendFieldJson(plans_, plan, *plan.Find(name), message.SerializeAsString(), out).ok());
    return out;
  }

  std::unique_ptr<PlanSet> base_ = PlanSet::OfErrorDetails();
  PlanSet plans_{{Notice::descriptor()->file()}, base_.get()};
};

// A zero that vanishes from the JSON is a trap of other gateways: 0 is not "nobody counted".
TEST_F(JsonWriterTest, PrintsZerosInTheOrderOfTheProtoAndLeavesAbsentOptionalsOut) {
  EXPECT_EQ(Write(Notice()),
            R"({"name":"","title":"","viewCount":"0","priority":"PRIORITY_UNSPECIFIED",)"
            R"("tags":[],"etag":""})");
  Notice notice;
  notice.set_copies(0);
  notice.mutable_place();
  notice.set_priority(static_cast<parish::v1::Priority>(77));
  notice.mutable_create_time()->set_seconds(1522486800);
  EXPECT_EQ(Write(notice), R"({"name":"","title":"","viewCount":"0","priority":77,)"
                           R"("createTime":"2018-03-31T09:00:00Z","copies":0,"tags":[],)"
                           R"("place":{"street":"","latitude":0},"etag":""})");
}

TEST_F(JsonWriterTest, PrintsEveryKindOfNumber) {
  EveryKind every;
  every.set_an_int32(std::numeric_limits<int32_t>::min());
  every.set_an_int64(std::numeric_limits<int64_t>::min());
  every.set_a_uint32(std::numeric_limits<uint32_t>::max());
  every.set_a_uint64(std::numeric_limits<uint64_t>::max());
  every.set_a_sint32(std::numeric_limits<int32_t>::min());
  every.set_a_sint64(std::numeric_limits<int64_t>::min());
  every.set_a_fixed32(7);
  every.set_a_fixed64(8);
  every.set_an_sfixed32(-7);
  every.set_an_sfixed64(-8);
  every.set_a_double(0.1);
  every.set_a_float(0.1f);
  every.set_a_bool(true);
  every.set_renamed("r");
  EXPECT_EQ(Member(every, "anInt32"), "-2147483648");
  EXPECT_EQ(Member(every, "anInt64"), "\"-9223372036854775808\"");
  EXPECT_EQ(Member(every, "aUint32"), "4294967295");
  EXPECT_EQ(Member(every, "aUint64"), "\"18446744073709551615\"");
  EXPECT_EQ(Member(every, "aSint32"), "-2147483648");
  EXPECT_EQ(Member(every, "aSint64"), "\"-9223372036854775808\"");
  EXPECT_EQ(Member(every, "aFixed32"), "7");
  EXPECT_EQ(Member(every, "aFixed64"), "\"8\"");
  EXPECT_EQ(Member(every, "anSfixed32"), "-7");
  EXPECT_EQ(Member(every, "anSfixed64"), "\"-8\"");
  EXPECT_EQ(Member(every, "aDouble"), "0.1");
  EXPECT_EQ(Member(every, "aFloat"), "0.1");
  EXPECT_EQ(Member(every, "aBool"), "true");
  EXPECT_EQ(Member(every, "anotherName"), "\"r\"");
}

TEST_F(JsonWriterTest, PrintsListsPackedOrNot) {
  EveryKind every;
  for (int i = 0; i < 3; ++i) {
    every.add_int32s(-i);
    every.add_unpacked(i);
    every.add_strings(i == 1 ? "" : "s");
    every.add_nested_list()->set_amount(i);
  }
  EXPECT_EQ(Member(every, "int32s"), "[0,-1,-2]");
  EXPECT_EQ(Member(every, "unpacked"), "[0,1,2]");
  EXPECT_EQ(Member(every, "strings"), "[\"s\",\"\",\"s\"]");
  EXPECT_EQ(Member(every, "nestedList"),
            "[{\"label\":\"\",\"amount\":0},{\"label\":\"\",\"amount\":1},"
            "{\"label\":\"\",\"amount\":2}]");
  // A sender may pack what the proto does not, and the other way round.
  const std::string unpacked_as_packed("\xea\x01\x02\x05\x06", 5);  // field 29, two varints
  const std::string packed_as_unpacked("\x08\x05\x08\x06", 4);      // field 1 twice
  const MessagePlan& plan = plans_.Of(*EveryKind::descriptor());
  std::string out;
  ASSERT_TRUE(AppendFieldJson(plans_, plan, *plan.Find("unpacked"), unpacked_as_packed, out).ok());
  ASSERT_TRUE(AppendFieldJson(plans_, plan, *plan.Find("int32s"), packed_as_unpacked, out).ok());
  EXPECT_EQ(out, "[5,6][5,6]");
}

TEST_F(JsonWriterTest, SortsMapsByKeyAndKeepsTheLastOfEqualKeys) {
  EveryKind every;
  (*every.mutable_string_map())["b"] = "2";
  (*every.mutable_string_map())["a\""] = "1";
  (*every.mutable_nested_map())[-1].set_label("minus");
  (*every.mutable_bool_map())[true] = 5;
  (*every.mutable_priority_map())[3] = parish::v1::HIGH;
  EXPECT_EQ(Member(every, "stringMap"), R"({"a\"":"1","b":"2"})");
  EXPECT_EQ(Member(every, "nestedMap"), R"({"-1":{"label":"minus","amount":0}})");
  EXPECT_EQ(Member(every, "boolMap"), R"({"true":"5"})");
  EXPECT_EQ(Member(every, "priorityMap"), R"({"3":"HIGH"})");

  EveryKind first;
  (*first.mutable_string_map())["k"] = "old";
  EveryKind second;
  (*second.mutable_string_map())["k"] = "new";
  const MessagePlan& plan = plans_.Of(*EveryKind::descriptor());
  std::string out;
  ASSERT_TRUE(AppendFieldJson(plans_, plan, *plan.Find("stringMap"),
                              first.SerializeAsString() + second.SerializeAsString(), out)
                  .ok());
  EXPECT_EQ(out, R"({"k":"new"})");
  // An entry without key and value stands for both defaults.
  out.clear();
  ASSERT_TRUE(
      AppendFieldJson(plans_, plan, *plan.Find("nestedMap"), std::string("\xca\x02\x00", 3), out)
          .ok());
  EXPECT_EQ(out, R"({"0":{"label":"","amount":0}})");
}

TEST_F(JsonWriterTest, MergesAMessageSentInPiecesAndTakesTheLastOfAOneof) {
  EveryKind first;
  first.mutable_nested()->set_label("kept");
  first.mutable_nested()->set_amount(1);
  first.set_chosen_string("given up");
  EveryKind second;
  second.mutable_nested()->set_amount(2);
  second.set_chosen_int32(0);
  const auto json =
      Write(*EveryKind::descriptor(), first.SerializeAsString() + second.SerializeAsString());
  ASSERT_TRUE(json.ok());
  EXPECT_NE(json->find(R"("nested":{"label":"kept","amount":2})"), std::string::npos) << *json;
  EXPECT_NE(json->find(R"("chosenInt32":0)"), std::string::npos) << *json;
  EXPECT_EQ(json->find("chosenString"), std::string::npos) << *json;
}

TEST_F(JsonWriterTest, PrintsWellKnownMessagesInTheirOwnForms) {
  EveryKind every;
  every.mutable_duration()->set_nanos(-500000000);
  every.mutable_mask()->add_paths("place.street_name");
  every.mutable_mask()->add_paths("title");
  auto& fields = *every.mutable_structure()->mutable_fields();
  fields["b"].set_bool_value(false);
  fields["a"].mutable_list_value()->add_values()->set_number_value(1.5);
  fields["n"].set_null_value(google::protobuf::NULL_VALUE);
  fields["unset"];
  every.mutable_value()->set_string_value("v");
  every.mutable_list_value();
  every.mutable_empty();
  every.mutable_int64_value()->set_value(0);
  every.mutable_bytes_value()->set_value("\xff");
  every.set_chosen_null(google::protobuf::NULL_VALUE);
  EXPECT_EQ(Member(every, "duration"), "\"-0.500s\"");
  EXPECT_EQ(Member(every, "mask"), "\"place.streetName,title\"");
  EXPECT_EQ(Member(every, "structure"), R"({"a":[1.5],"b":false,"n":null,"unset":null})");
  EXPECT_EQ(Member(every, "value"), "\"v\"");
  EXPECT_EQ(Member(every, "listValue"), "[]");
  EXPECT_EQ(Member(every, "empty"), "{}");
  EXPECT_EQ(Member(every, "int64Value"), "\"0\"");
  EXPECT_EQ(Member(every, "bytesValue"), "\"/w==\"");
  EXPECT_EQ(Member(every, "chosenNull"), "null");
  EXPECT_EQ(Member(every, "timestamp"), "null") << "not set";
}

TEST_F(JsonWriterTest, OpensAnAnyWhoseTypeItKnowsAndKeepsTheBytesOfOthers) {
  EveryKind every;
  parish::v1::Place place;
  place.set_street("High Street");
  every.mutable_any()->PackFrom(place);
  EXPECT_EQ(Member(every, "any"),
            R"({"@type":"type.googleapis.com/parish.v1.Place","street":"High Street",)"
            R"("latitude":0})");
  google::protobuf::Duration duration;
  duration.set_seconds(3);
  every.mutable_any()->PackFrom(duration);
  EXPECT_EQ(Member(every, "any"),
            R"({"@type":"type.googleapis.com/google.protobuf.Duration","value":"3s"})");
  every.mutable_any()->set_type_url("type.googleapis.com/nobody.knows.This");
  every.mutable_any()->set_value("\x08\x01");
  EXPECT_EQ(Member(every, "any"),
            R"({"@type":"type.googleapis.com/nobody.knows.This","value":"CAE="})");
  every.mutable_any()->set_type_url("type.googleapis.com/parish.v1.Place");
  every.mutable_any()->set_value("\x0a\xff");
  EXPECT_EQ(Member(every, "any"),
            R"({"@type":"type.googleapis.com/parish.v1.Place","value":"Cv8="})");
}

TEST_F(JsonWriterTest, LeavesUnknownFieldsOut) {
  // Field 1000 as varint and as a group around a string, then the name.
  const std::string wire("\xc0\x3e\x05\xc3\x3e\x0a\x01x\xc4\x3e\x0a\x01n", 13);
  EXPECT_EQ(Write(*parish::v1::GetNoticeRequest::descriptor(), wire).value(), R"({"name":"n"})");
  // The known field 1 with another wire type is an unknown one too.
  EXPECT_EQ(Write(*parish::v1::GetNoticeRequest::descriptor(), "\x08\x05").value(),
            R"({"name":""})");
}

TEST_F(JsonWriterTest, RefusesBytesThatAreNoSuchMessage) {
  struct Case {
    const char* what;
    std::string wire;
  };
  EveryKind timestamp;
  timestamp.mutable_timestamp()->set_seconds(999999999999);
  std::string deep;
  for (int i = 0; i < 200; ++i) {
    std::string outer;
    AppendBytesField(i == 199 ? 17 : 3, deep, outer);
    deep = outer;
  }
  const Case cases[] = {
      {"length beyond the end",
       "\x72\x05"
       "ab"},
      {"varint without end", "\x18\xff"},
      {"varint of eleven bytes", "\x18\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"},
      {"fixed32 cut short", std::string("\x4d\x01\x02", 3)},
      {"field number 0", std::string("\x00\x01", 2)},
      {"wire type 7", "\x1f"},
      {"group end without a group", "\xc4\x3e"},
      {"packed list cut inside a varint", "\x0a\x01\xff"},
      {"nested message malformed", "\x8a\x01\x01\xff"},
      {"a year JSON has no form for", timestamp.SerializeAsString()},
      {"messages nested 200 deep", deep},
  };
  for (const Case& c : cases) {
    const auto json = Write(*EveryKind::descriptor(), c.wire);
    EXPECT_EQ(json.status().code(), absl::StatusCode::kInternal) << c.what;
    EXPECT_EQ(ErrorReason(json.status()), "REPLY_MALFORMED") << c.what;
  }
}

}  // namespace
}  // namespace copperplate::gateway
