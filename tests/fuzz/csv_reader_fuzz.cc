// However its bytes are cut, content gives the same records, each within the limit or refused.
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "tests/fuzz/property.h"

namespace copperplate::csv {
namespace {

using fuzz::Require;

constexpr size_t kLongest = 64;
constexpr Column kColumns[] = {{"a", true}, {"b", false}};

struct Kept {
  int64_t line;
  RecordFault fault;
  std::vector<std::string> fields;

  bool operator==(const Kept& other) const {
    return line == other.line && fault == other.fault && fields == other.fields;
  }
};

// `first` and `step` say where the content is cut; no `step`: nowhere.
std::vector<Kept> Read(absl::string_view content, size_t first, size_t step) {
  std::vector<Kept> kept;
  Header header(kColumns);
  const auto keep = [&](const Record& record) {
    Require(record.line > (kept.empty() ? 0 : kept.back().line));
    Require(record.fields.empty() == (record.fault != RecordFault::kNone));
    size_t size = 0;
    for (const absl::string_view field : record.fields) size += field.size();
    Require(size <= kLongest);
    if (kept.empty()) header.Read(record.fields);
    kept.push_back({record.line, record.fault,
                    std::vector<std::string>(record.fields.begin(), record.fields.end())});
  };
  Reader reader(kLongest);
  size_t size = step == 0 ? content.size() : first;
  while (!content.empty()) {
    // A piece of its own: the sanitizer sees a view that outlives it.
    const std::string piece(content.substr(0, size));
    reader.Feed(piece, keep);
    content.remove_prefix(piece.size());
    size = step;
  }
  reader.Finish(keep);
  return kept;
}

}  // namespace
}  // namespace copperplate::csv

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using copperplate::csv::Read;
  using copperplate::fuzz::Require;
  if (size < 2) return 0;
  const absl::string_view content = copperplate::fuzz::Text(data + 2, size - 2);
  const auto whole = Read(content, 0, 0);
  Require(whole == Read(content, data[0], size_t{1} + data[1] % 97));
  Require(whole == Read(content, 1, 1));
  return 0;
}
