#include "services/gateway/json/json_reader.h"

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "parish.pb.h"

namespace copperplate::gateway {
namespace {

using parish::v1::EveryKind;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

class JsonReaderTest : public ::testing::Test {
 protected:
  // The message a document is; fails the test where it has a fault.
  EveryKind Read(absl::string_view json) {
    std::string wire;
    Faults faults;
    const absl::Status status =
        AppendWire(plans_, plans_.Of(*EveryKind::descriptor()), json, "", wire, faults);
    EXPECT_TRUE(status.ok()) << status << " " << json;
    EXPECT_TRUE(faults.empty()) << faults.ToStatus() << " " << json;
    EveryKind message;
    EXPECT_TRUE(message.ParseFromString(wire)) << json;
    return message;
  }

  // `field: what is wrong` for every fault of a document.
  std::vector<std::string> FaultsOf(absl::string_view json) {
    std::string wire;
    Faults faults;
    EXPECT_TRUE(
        AppendWire(plans_, plans_.Of(*EveryKind::descriptor()), json, "", wire, faults).ok())
        << json;
    std::vector<std::string> texts;
    for (const FieldFault& fault : faults.faults()) {
      texts.push_back(absl::StrCat(fault.field, ": ", fault.description));
    }
    return texts;
  }

  PlanSet plans_{{EveryKind::descriptor()->file()}, nullptr};
};

TEST_F(JsonReaderTest, TakesBothSpellingsOfANameAndDropsUnknownMembers) {
  const EveryKind message = Read(
      R"({"anInt32":1,"an_int64":2,"anotherName":"r","nobody":{"x":[1,{"y":null}]},"none":3})");
  EXPECT_EQ(message.an_int32(), 1);
  EXPECT_EQ(message.an_int64(), 2);
  EXPECT_EQ(message.renamed(), "r");
  EXPECT_EQ(Read(R"({"renamed":"r"})").renamed(), "r");
}

TEST_F(JsonReaderTest, ReadsNumbersInEveryFormThatProto3JsonHas) {
  const EveryKind message = Read(
      R"({"anInt32":"-5","anInt64":9223372036854775807,"aUint64":"18446744073709551615",)"
      R"("aUint32":1e3,"aSint32":-2147483648,"aSint64":"-9223372036854775808","aFixed32":12.0,)"
      R"("aFixed64":"7","anSfixed32":-1,"anSfixed64":-1,"aDouble":"1.5e300","aFloat":"NaN",)"
      R"("doubles":["Infinity","-Infinity",-0.5,3],"priority":2,"priorities":["LOW","HIGH",7]})");
  EXPECT_EQ(message.an_int32(), -5);
  EXPECT_EQ(message.an_int64(), INT64_MAX);
  EXPECT_EQ(message.a_uint64(), UINT64_MAX);
  EXPECT_EQ(message.a_uint32(), 1000u);
  EXPECT_EQ(message.a_sint32(), INT32_MIN);
  EXPECT_EQ(message.a_sint64(), INT64_MIN);
  EXPECT_EQ(message.a_fixed32(), 12u);
  EXPECT_EQ(message.an_sfixed64(), -1);
  EXPECT_EQ(message.a_double(), 1.5e300);
  EXPECT_TRUE(std::isnan(message.a_float()));
  EXPECT_THAT(message.doubles(), ElementsAre(INFINITY, -INFINITY, -0.5, 3));
  EXPECT_EQ(message.priority(), parish::v1::HIGH);
  EXPECT_THAT(message.priorities(), ElementsAre(1, 2, 7));
}

TEST_F(JsonReaderTest, ReadsMapsOneofsAndNestedMessages) {
  const EveryKind message =
      Read(R"({"stringMap":{"a":"1","b":""},"nestedMap":{"-4":{"label":"x","inner":{"amount":1}}},)"
           R"("boolMap":{"true":"5"},"priorityMap":{"18446744073709551615":"LOW"},)"
           R"("valueMap":{"n":null,"o":{"k":[1,"two",false,null,{}]}},)"
           R"("chosenNested":{"label":"l"},"chosenString":null,"nestedList":[{},{"amount":2}]})");
  EXPECT_EQ(message.string_map().at("a"), "1");
  EXPECT_EQ(message.string_map().at("b"), "");
  EXPECT_EQ(message.nested_map().at(-4).inner().amount(), 1);
  EXPECT_EQ(message.bool_map().at(true), 5);
  EXPECT_EQ(message.priority_map().at(UINT64_MAX), parish::v1::LOW);
  EXPECT_EQ(message.value_map().at("n").kind_case(), google::protobuf::Value::kNullValue);
  const auto& list = message.value_map().at("o").struct_value().fields().at("k").list_value();
  ASSERT_EQ(list.values_size(), 5);
  EXPECT_EQ(list.values(1).string_value(), "two");
  EXPECT_EQ(list.values(4).kind_case(), google::protobuf::Value::kStructValue);
  EXPECT_EQ(message.chosen_nested().label(), "l");
  ASSERT_EQ(message.nested_list_size(), 2);
  EXPECT_EQ(message.nested_list(1).amount(), 2);
}

TEST_F(JsonReaderTest, ReadsWellKnownMessages) {
  const EveryKind message = Read(
      R"({"timestamp":"2018-03-31T10:00:00+01:00","duration":"-1.5s","mask":"place.streetName,title",)"
      R"("structure":{"a":{"b":1}},"value":[true],"listValue":[1,[2]],"empty":{},)"
      R"("any":{"@type":"type.googleapis.com/parish.v1.Place","street":"High Street"},)"
      R"("int64Value":"3","boolValue":false,"bytesValue":"_-8","stringValue":null,)"
      R"("timestamps":["1970-01-01T00:00:01Z"],"int32Values":[0],"chosenNull":null})");
  EXPECT_EQ(message.timestamp().seconds(), 1522486800);
  EXPECT_EQ(message.duration().nanos(), -500000000);
  EXPECT_THAT(message.mask().paths(), ElementsAre("place.street_name", "title"));
  EXPECT_EQ(message.structure().fields().at("a").struct_value().fields().at("b").number_value(), 1);
  EXPECT_TRUE(message.value().list_value().values(0).bool_value());
  EXPECT_EQ(message.list_value().values(1).list_value().values(0).number_value(), 2);
  EXPECT_TRUE(message.has_empty());
  parish::v1::Place place;
  ASSERT_TRUE(message.any().UnpackTo(&place));
  EXPECT_EQ(place.street(), "High Street");
  EXPECT_EQ(message.int64_value().value(), 3);
  EXPECT_TRUE(message.has_bool_value());
  EXPECT_EQ(message.bytes_value().value(), "\xff\xef");
  EXPECT_FALSE(message.has_string_value());
  EXPECT_EQ(message.timestamps(0).seconds(), 1);
  EXPECT_EQ(message.int32_values_size(), 1);
  EXPECT_EQ(message.choice_case(), EveryKind::kChosenNull);
  EXPECT_EQ(Read(R"({"value":null})").value().kind_case(), google::protobuf::Value::kNullValue);
}

TEST_F(JsonReaderTest, AValueHoldsNoNumberBeyondADouble) {
  EXPECT_THAT(FaultsOf(R"({"value":1e400})"),
              ElementsAreArray({"value: must be a number that a double can hold"}));
  EXPECT_THAT(FaultsOf(R"({"value":-1e400})"),
              ElementsAreArray({"value: must be a number that a double can hold"}));
}

TEST_F(JsonReaderTest, TakesNullForNoValue) {
  EXPECT_EQ(Read(R"({"anInt32":null,"strings":null,"stringMap":null,"nested":null,"priority":null,
                     "timestamp":null,"maybeInt32":null})")
                .ByteSizeLong(),
            0u);
}

TEST_F(JsonReaderTest, ReadsStringsThatTheParserGivesInPieces) {
  const std::string half(3000, 'x');
  EXPECT_EQ(Read(absl::StrCat("{\"aString\":\"", half, "\\u00e9\\ud83d\\ude00\\n", half, "\"}"))
                .a_string(),
            absl::StrCat(half, "\xc3\xa9\xf0\x9f\x98\x80\n", half));
}

TEST_F(JsonReaderTest, NamesEveryFaultAtOnceWithItsPath) {
  EXPECT_THAT(
      FaultsOf(R"({"anInt32":"x","aUint32":-1,"aBool":"true","aString":5,"someBytes":"a b",
        "priority":"HGIH","nested":[],"nestedList":{},"stringMap":[],"int32s":5,
        "strings":["a",1,null,["b"]],"nested_map":{"x":{},"4":7,"5":{"amount":1.5}},
        "timestamp":"yesterday","duration":"1m","mask":[],"boolValue":1,"any":{"street":"x"},
        "listValue":{},"structure":[],"aFloat":1e300,"aDouble":"1e999","empty":1,
        "value_map":{"v":{"deep":[1,{"k":1,"k":2}]}},"anInt64":1.5,"chosenInt32":1,
        "chosenString":"both","anInt32":2,"a_double":{}})"),
      ElementsAreArray({
          "anInt32: must be a whole number from -2147483648 to 2147483647",
          "aUint32: must be a whole number from 0 to 4294967295",
          "aBool: must be true or false",
          "aString: must be a string",
          "someBytes: must be a string in base64",
          "priority: must be one of LOW, HIGH",
          "nested: must be an object",
          "nestedList: must be an array",
          "stringMap: must be an object",
          "int32s: must be an array",
          "strings[1]: must be a string",
          "strings[2]: must not be null",
          "strings[3]: must be a single value, not an array",
          "nestedMap[\"x\"]: has a key that must be a whole number from -2147483648 to "
          "2147483647",
          "nestedMap[\"4\"]: must be an object",
          "nestedMap[\"5\"].amount: must be a whole number from -2147483648 to 2147483647",
          "timestamp: must be an instant such as \"2018-03-31T09:00:00Z\" (RFC 3339)",
          "duration: must be a duration in seconds such as \"1.5s\"",
          "mask: must be a single value, not an array",
          "boolValue: must be true or false",
          "any.street: must begin with \"@type\"",
          "listValue: must be an array",
          "structure: must be an object",
          "aFloat: must be a number that fits 32 bits",
          "aDouble: must be a number",
          "empty: must be an object",
          "valueMap[\"v\"].deep[1].k: is there twice",
          "anInt64: must be a whole number from -9223372036854775808 to 9223372036854775807",
          "chosenString: excludes chosenInt32, which is there too",
          "anInt32: is there twice",
          "aDouble: is there twice",
          "aDouble: must be a single value, not an object",
      }));
}

TEST_F(JsonReaderTest, FindsTheSameMemberTwiceUnderBothItsNamesAndInWhatIsDropped) {
  EXPECT_THAT(FaultsOf(R"({"anInt32":1,"an_int32":1})"), ElementsAre("anInt32: is there twice"));
  EXPECT_THAT(FaultsOf(R"({"nobody":1,"nobody":2})"), ElementsAre("nobody: is there twice"));
  EXPECT_THAT(FaultsOf(R"({"nobody":{"x":{"y":1,"y":2}}})"),
              ElementsAre("nobody.x.y: is there twice"));
  EXPECT_THAT(FaultsOf(R"({"stringMap":{"k":"1","k":"2"}})"),
              ElementsAre("stringMap[\"k\"]: is there twice"));
}

TEST_F(JsonReaderTest, RefusesADocumentThatIsNoObject) {
  for (const char* json : {"5", "\"x\"", "null", "true", "[]", "[{}]"}) {
    EXPECT_THAT(FaultsOf(json), ElementsAre("body: must be an object")) << json;
  }
}

TEST_F(JsonReaderTest, RefusesTypesOfAnyThatItDoesNotKnow) {
  for (const char* json : {R"({"any":{"@type":"type.googleapis.com/no.Such"}})",
                           R"({"any":{"@type":"parish.v1.Place"}})", R"({"any":{"@type":5}})",
                           R"({"any":{"@type":{}}})", R"({"any":{"@type":null}})",
                           R"({"any":{"@type":"x/google.protobuf.Duration","value":"1s"}})"}) {
    EXPECT_THAT(FaultsOf(json),
                ElementsAre("any.@type: must be the type of a message of this service"))
        << json;
  }
}

TEST_F(JsonReaderTest, ReadsTheValueOfOneField) {
  const MessagePlan& plan = plans_.Of(*EveryKind::descriptor());
  std::string wire;
  Faults faults;
  ASSERT_TRUE(AppendFieldWire(plans_, *plan.Find("nested"), R"({"label":"x"})", wire, faults).ok());
  ASSERT_TRUE(
      AppendFieldWire(plans_, *plan.Find("nested_list"), R"([{"amount":1},{}])", wire, faults)
          .ok());
  ASSERT_TRUE(AppendFieldWire(plans_, *plan.Find("string_map"), R"({"a":"b"})", wire, faults).ok());
  EveryKind message;
  ASSERT_TRUE(message.ParseFromString(wire));
  EXPECT_EQ(message.nested().label(), "x");
  EXPECT_EQ(message.nested_list_size(), 2);
  EXPECT_EQ(message.string_map().at("a"), "b");
  ASSERT_TRUE(
      AppendFieldWire(plans_, *plan.Find("nested_list"), R"([{"amount":"x"},5])", wire, faults)
          .ok());
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults.faults()[0].field, "nestedList[0].amount");
  EXPECT_EQ(faults.faults()[1].field, "nestedList[1]");
}

TEST_F(JsonReaderTest, StopsCollectingAtAThousand) {
  std::string json = "{\"int32s\":[";
  for (int i = 0; i < 2000; ++i) absl::StrAppend(&json, i == 0 ? "" : ",", "true");
  EXPECT_EQ(FaultsOf(json + "]}").size(), kMaxJsonFaults);
}

}  // namespace
}  // namespace copperplate::gateway
