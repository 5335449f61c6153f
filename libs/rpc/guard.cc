#include "libs/rpc/guard.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "absl/strings/str_cat.h"

namespace copperplate::rpc {

absl::Status CurrentExceptionStatus() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) return absl::InternalError("a handler threw");
  int result = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(type->name(), nullptr, nullptr, &result), &std::free);
  return absl::InternalError(
      absl::StrCat("a handler threw ", name == nullptr ? type->name() : name.get()));
}

}  // namespace copperplate::rpc
