#include "libs/api/page_size.h"

#include <algorithm>

namespace copperplate::api {

int ReadPageSize(int32_t page_size, Faults& faults, int otherwise) {
  if (page_size < 0) {
    faults.Add("PAGE_SIZE_INVALID", "page_size", "must not be negative");
    return otherwise;
  }
  return page_size == 0 ? otherwise : std::min<int>(page_size, kMaxPageSize);
}

}  // namespace copperplate::api
