#include "services/gateway/testdata/random_message.h"

#include <google/protobuf/any.pb.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/timestamp.pb.h>

#include <cmath>
#include <string>

#include "parish.pb.h"

namespace copperplate::gateway::testdata {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using Random = std::mt19937_64;

std::string Text(Random& random) {
  static const char* const kPieces[] = {"a",
                                        "Z",
                                        "0",
                                        " ",
                                        "\"",
                                        "\\",
                                        "\n",
                                        "\x01",
                                        "caf\xc3\xa9",
                                        "\xe2\x82\xac",
                                        "/</>",
                                        "\xf0\x9f\x98\x80",
                                        "longer piece of text",
                                        "\x7f"};
  std::string text;
  for (int i = random() % 5; i-- > 0;) text += kPieces[random() % std::size(kPieces)];
  return text;
}

std::string Bytes(Random& random) {
  std::string bytes(random() % 6, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

int64_t Whole(Random& random) {
  switch (random() % 4) {
    case 0:
      return 0;
    case 1:
      return static_cast<int64_t>(random() % 200) - 100;
    case 2:
      return static_cast<int64_t>(random());
    default:
      return random() % 2 == 0 ? INT64_MIN : INT64_MAX;
  }
}

double Real(Random& random) {
  switch (random() % 6) {
    case 0:
      return 0;
    case 1:
      return static_cast<double>(static_cast<int64_t>(random() % 2000000) - 1000000) / 8;
    case 2:
      return std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 100);
    case 3:
      return std::nan("");
    case 4:
      return random() % 2 == 0 ? INFINITY : -INFINITY;
    default:
      return 0.1 * static_cast<double>(random() % 1000);
  }
}

// A float too: protobuf prints nine digits and reads them with care, but only within its range.
float NarrowReal(Random& random) {
  const double real = Real(random);
  return std::isfinite(real) && std::fabs(real) > 1e30 ? 1.5f : static_cast<float>(real);
}

// True where the message is one that JSON writes in a form of its own, now filled.
bool FillWellKnown(Random& random, Message& message) {
  if (auto* timestamp = dynamic_cast<google::protobuf::Timestamp*>(&message)) {
    timestamp->set_seconds(static_cast<int64_t>(random() % 253402300799));
    timestamp->set_nanos(static_cast<int32_t>(random() % 3 == 0 ? random() % 1000000000 : 0));
  } else if (auto* duration = dynamic_cast<google::protobuf::Duration*>(&message)) {
    const int sign = random() % 2 == 0 ? 1 : -1;
    duration->set_seconds(sign * static_cast<int64_t>(random() % 1000));
    duration->set_nanos(sign * static_cast<int32_t>(random() % 1000) * 1000000);
  } else if (auto* mask = dynamic_cast<google::protobuf::FieldMask*>(&message)) {
    for (int i = random() % 3; i-- > 0;) mask->add_paths(i == 0 ? "title" : "place.street_name");
  } else if (auto* any = dynamic_cast<google::protobuf::Any*>(&message)) {
    ::parish::v1::Place place;
    place.set_street(Text(random) + ".");  // protobuf prints no default values inside an Any
    place.set_latitude(52.5);
    any->PackFrom(place);
  } else if (auto* value = dynamic_cast<google::protobuf::Value*>(&message)) {
    switch (random() % 6) {
      case 0:
        value->set_null_value(google::protobuf::NULL_VALUE);
        break;
      case 1:
        value->set_number_value(static_cast<double>(random() % 1000) / 4);
        break;
      case 2:
        value->set_bool_value(random() % 2 == 0);
        break;
      case 3:
        FillWellKnown(random, *value->mutable_list_value()->add_values());
        break;
      case 4:
        FillWellKnown(random, (*value->mutable_struct_value()->mutable_fields())[Text(random)]);
        break;
      default:
        value->set_string_value(Text(random));
    }
  } else if (auto* structure = dynamic_cast<google::protobuf::Struct*>(&message)) {
    for (int i = random() % 3; i-- > 0;) {
      FillWellKnown(random, (*structure->mutable_fields())[Text(random)]);
    }
  } else if (auto* list = dynamic_cast<google::protobuf::ListValue*>(&message)) {
    for (int i = random() % 3; i-- > 0;) FillWellKnown(random, *list->add_values());
  } else {
    return false;
  }
  return true;
}

// Sets the field, or adds one element to it.
void FillOne(Random& random, int depth, const FieldDescriptor& field, Message& message) {
  const Reflection& reflection = *message.GetReflection();
  const bool add = field.is_repeated();
  const auto put = [&](auto setter, auto adder, auto value) {
    add ? (reflection.*adder)(&message, &field, value)
        : (reflection.*setter)(&message, &field, value);
  };
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return put(&Reflection::SetInt32, &Reflection::AddInt32, static_cast<int32_t>(Whole(random)));
    case FieldDescriptor::CPPTYPE_INT64:
      return put(&Reflection::SetInt64, &Reflection::AddInt64, Whole(random));
    case FieldDescriptor::CPPTYPE_UINT32:
      return put(&Reflection::SetUInt32, &Reflection::AddUInt32,
                 static_cast<uint32_t>(Whole(random)));
    case FieldDescriptor::CPPTYPE_UINT64:
      return put(&Reflection::SetUInt64, &Reflection::AddUInt64,
                 static_cast<uint64_t>(Whole(random)));
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return put(&Reflection::SetDouble, &Reflection::AddDouble, Real(random));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return put(&Reflection::SetFloat, &Reflection::AddFloat, NarrowReal(random));
    case FieldDescriptor::CPPTYPE_BOOL:
      return put(&Reflection::SetBool, &Reflection::AddBool, random() % 2 == 0);
    case FieldDescriptor::CPPTYPE_ENUM: {
      const bool null = field.enum_type()->full_name() == "google.protobuf.NullValue";
      return put(&Reflection::SetEnumValue, &Reflection::AddEnumValue,
                 null ? 0 : static_cast<int>(random() % 5));
    }
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text =
          field.type() == FieldDescriptor::TYPE_BYTES ? Bytes(random) : Text(random);
      if (add) return reflection.AddString(&message, &field, text);
      return reflection.SetString(&message, &field, text);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      Message& inner = add ? *reflection.AddMessage(&message, &field)
                           : *reflection.MutableMessage(&message, &field);
      if (!FillWellKnown(random, inner)) FillRandomly(random, depth - 1, inner);
      return;
    }
  }
}

}  // namespace

void FillRandomly(Random& random, int depth, Message& message) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    if (random() % 3 != 0 || (depth == 0 && field.message_type() != nullptr)) continue;
    if (field.is_map()) {
      Message& entry = *message.GetReflection()->AddMessage(&message, &field);
      FillOne(random, depth, *field.message_type()->map_key(), entry);
      FillOne(random, depth, *field.message_type()->map_value(), entry);
      continue;
    }
    const int count = field.is_repeated() ? static_cast<int>(random() % 4) : 1;
    for (int k = 0; k < count; ++k) FillOne(random, depth, field, message);
  }
}

}  // namespace copperplate::gateway::testdata
