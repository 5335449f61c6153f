#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/change/record.h"

namespace copperplate {

// What a change makes of a resource.
template <typename Record>
struct Decided {
  Record record;                 // as it is to be; its header is filled in when it is written
  std::optional<Record> before;  // as it stands; nothing where it is new
  std::string verb;              // its event is `<type>.<verb>`
  bool deleted = false;          // there is one no more; `record` is as it last was
};

template <typename Record>
Decided<Record> Created(Record record) {
  return {std::move(record), std::nullopt, "created"};
}

// `verb` is the arrow's own where the change is a move between states: `frozen`.
template <typename Record>
Decided<Record> Updated(const Record& before, Record record, absl::string_view verb = "updated") {
  return {std::move(record), before, std::string(verb)};
}

template <typename Record>
Decided<Record> Deleted(const Record& before) {
  return {before, before, "deleted", /*deleted=*/true};
}

// `record` after what stands under its id: a new one where nothing does (null), else its next
// version, or its end where `deleted`.
template <typename Record>
Decided<Record> DecidedAfter(const Record* before, Record record, bool deleted = false) {
  if (before == nullptr) return Created(std::move(record));
  return {std::move(record), *before, deleted ? "deleted" : "updated", deleted};
}

// The same among all that stand, told apart by IdOf().
template <typename Record>
Decided<Record> DecidedAmong(const std::vector<Record>& standing, Record record,
                             bool deleted = false) {
  const Record* const before = FindById(standing, IdOf(record));
  return DecidedAfter(before, std::move(record), deleted);
}

}  // namespace copperplate
