#include "libs/api/enum_field.h"

namespace copperplate::api {

bool CheckEnumNumber(int number, const google::protobuf::EnumDescriptor& values,
                     absl::string_view field, Faults& faults) {
  if (number == 0) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
  } else if (values.FindValueByNumber(number) == nullptr) {
    faults.Add("ENUM_UNKNOWN", field, "is no value of this release");
  } else {
    return true;
  }
  return false;
}

}  // namespace copperplate::api
