#pragma once

#include <string>
#include <utility>

namespace copperplate {

// A record as events keep it, JSON.
struct RecordImage {
  // Implicit: of most records nothing is personal.
  RecordImage(std::string open) : open(std::move(open)) {}  // NOLINT(google-explicit-constructor)
  RecordImage(std::string open, std::string personal)
      : open(std::move(open)), personal(std::move(personal)) {}

  // The whole record; what is personal stands in it as if it were empty.
  std::string open;
  // The personal fields alone, which events keep encrypted under the person's key. Empty: there are
  // none.
  std::string personal;
};

}  // namespace copperplate
