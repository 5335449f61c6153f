#include "libs/log/redacted_text.h"

#include <copperplate/options/v1/options.pb.h>
#include <google/protobuf/any.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::log {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::TextFormat;

// Shows a `bytes` field's length in place of its content.
class LengthOfBytes final : public TextFormat::FastFieldValuePrinter {
 public:
  void PrintBytes(const std::string& value,
                  TextFormat::BaseTextGenerator* generator) const override {
    generator->PrintString(absl::StrCat("<", value.size(), " bytes>"));
  }
};

void Redact(Message& message) {
  const Reflection& reflection = *message.GetReflection();
  if (message.GetDescriptor() == google::protobuf::Any::descriptor()) {
    reflection.ClearField(&message, message.GetDescriptor()->FindFieldByName("value"));
    return;
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->options().GetExtension(options::v1::sensitive) ||
        field->options().GetExtension(options::v1::personal)) {
      reflection.ClearField(&message, field);
    } else if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
      continue;
    } else if (field->is_repeated()) {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        Redact(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    } else {
      Redact(*reflection.MutableMessage(&message, field));
    }
  }
}

}  // namespace

std::string RedactedText(const Message& message) {
  const std::unique_ptr<Message> copy(message.New());
  copy->CopyFrom(message);
  copy->DiscardUnknownFields();
  Redact(*copy);

  TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseShortRepeatedPrimitives(true);
  printer.SetUseUtf8StringEscaping(true);
  printer.SetDefaultFieldValuePrinter(new LengthOfBytes);  // owned by the printer
  std::string text;
  printer.PrintToString(*copy, &text);
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace copperplate::log
