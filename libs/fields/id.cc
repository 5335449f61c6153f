#include "libs/fields/id.h"

#include "libs/text/slug.h"

namespace copperplate::fields {

void CheckId(absl::string_view id, absl::string_view field, Faults& faults) {
  if (id.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
  } else if (!IsResourceId(id)) {
    faults.Add("ID_INVALID", field,
               "must be a lower-case letter followed by up to 62 lower-case letters, digits and "
               "hyphens");
  }
}

}  // namespace copperplate::fields
