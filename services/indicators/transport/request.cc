#include "services/indicators/transport/request.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {
namespace {

// Of protobuf's Timestamp: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
constexpr int64_t kFirstSecond = -62'135'596'800;
constexpr int64_t kLastSecond = 253'402'300'799;
constexpr int32_t kNanosInSecond = 1'000'000'000;

size_t CharacterCount(absl::string_view utf8) {
  return static_cast<size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

// Unless the field has one: what follows from a first fault tells nobody anything.
void AddFirstFault(const std::string& reason, absl::string_view field,
                   absl::string_view description, Faults& faults) {
  const bool has_one =
      std::any_of(faults.faults().begin(), faults.faults().end(),
                  [&](const FieldFault& earlier) { return earlier.field == field; });
  if (!has_one) faults.Add(reason, field, description);
}

}  // namespace

RequestContext ContextOf(const rpc::CallContext& call) {
  return {.force = call.force,
          .caller = std::string(call.caller()),
          .call_id = call.request_id,
          .deadline = call.deadline,
          .call = &call,
          .idempotency = std::nullopt};
}

void AddFaults(const absl::Status& status, Faults& faults) {
  const std::string reason = ErrorReason(status);
  for (const FieldFault& fault : ErrorFields(status)) {
    faults.Add(reason, fault.field, fault.description);
  }
}

void AddRuleFaults(const Faults& found,
                   std::initializer_list<std::pair<absl::string_view, absl::string_view>> renamed,
                   Faults& faults) {
  for (const FieldFault& fault : found.faults()) {
    absl::string_view field = fault.field;
    for (const auto& [domain_name, api_name] : renamed) {
      if (field == domain_name) field = api_name;
    }
    AddFirstFault(found.reason(), field, fault.description, faults);
  }
}

void AddFaultsUnder(absl::string_view parent, const Faults& resource, Faults& faults) {
  for (const FieldFault& fault : resource.faults()) {
    AddFirstFault(resource.reason(),
                  absl::StrCat(parent, fault.field == "id" ? "_" : ".", fault.field),
                  fault.description, faults);
  }
}

absl::Status InField(absl::string_view parent, const absl::Status& status) {
  if (!absl::IsInvalidArgument(status)) return status;
  Faults resource;
  AddFaults(status, resource);
  Faults faults;
  AddFaultsUnder(parent, resource, faults);
  return faults.empty() ? status : faults.ToStatus();
}

int32_t ReadMonth(absl::string_view text, absl::string_view field, Faults& faults) {
  if (text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must not be empty");
    return 0;
  }
  return ReadOptionalMonth(text, field, faults).value_or(0);
}

std::optional<int32_t> ReadOptionalMonth(absl::string_view text, absl::string_view field,
                                         Faults& faults) {
  if (text.empty()) return std::nullopt;
  const auto month = ParseMonth(text);
  if (month.ok()) return MonthNumber(*month);
  faults.Add("MONTH_MALFORMED", field, month.status().message());
  return std::nullopt;
}

std::string MonthText(int32_t month) { return FormatMonth(MonthFromNumber(month)); }

void CheckText(absl::string_view text, size_t most, absl::string_view field, Faults& faults) {
  if (CharacterCount(text) > most) {
    faults.Add("TEXT_TOO_LONG", field, absl::StrCat("must have at most ", most, " characters"));
  } else if (text.find('\0') != absl::string_view::npos) {
    faults.Add("TEXT_INVALID", field, "must not hold a NUL character");
  }
}

void CheckEnum(int number, bool known, absl::string_view field, Faults& faults) {
  if (number == 0) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
  } else if (!known) {
    faults.Add("ENUM_UNKNOWN", field, "is no value of this release");
  }
}

std::optional<absl::Time> ReadInstant(bool present, const google::protobuf::Timestamp& value,
                                      absl::string_view field, Faults& faults) {
  if (!present) return std::nullopt;
  if (value.seconds() < kFirstSecond || value.seconds() > kLastSecond || value.nanos() < 0 ||
      value.nanos() >= kNanosInSecond) {
    faults.Add("TIME_INVALID", field, "must be an instant of the years 1 to 9999");
    return std::nullopt;
  }
  return absl::FromUnixSeconds(value.seconds()) + absl::Microseconds(value.nanos() / 1000);
}

void WriteInstant(absl::Time time, google::protobuf::Timestamp& out) {
  const int64_t seconds = absl::ToUnixSeconds(time);
  out.set_seconds(seconds);
  out.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
}

std::string PrintMessage(const google::protobuf::Message& resource) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  std::string json;
  // Fails for a malformed Any or Timestamp only, and resources are made here.
  const auto status = google::protobuf::util::MessageToJsonString(resource, &json, options);
  return status.ok() ? json : "{}";
}

absl::Status ParseMessage(absl::string_view image, google::protobuf::Message& resource) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const auto status = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(image.data(), image.size()), &resource, options);
  if (!status.ok()) return absl::InternalError("an event's image is not a resource");
  return absl::OkStatus();
}

}  // namespace copperplate::indicators
