// Which months of which series an import concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// Of one indicator in one area.
struct ImportSpan {
  int32_t area = 0;
  int32_t indicator = 0;
  // The months that the import has figures of; nothing: it is an area beside, above or below one.
  std::optional<int32_t> first_row;
  std::optional<int32_t> last_row;
  // The months to look at for warnings, and from where on a figure is judged.
  int32_t first_month = 0;
  int32_t last_month = 0;
  std::optional<int32_t> judged_from;
};

// Takes the rows of one import in the order of their keys. Not thread-safe.
class ImportSpans {
 public:
  // `reference`, which the rows were checked against, outlives it.
  explicit ImportSpans(const ImportReference& reference);

  void Add(const ImportRow& row);
  // No row follows. Each area and indicator once.
  std::vector<ImportSpan> Finish() &&;

 private:
  struct Months {
    int32_t first;
    int32_t last;
  };

  void AddFamilies();

  const ImportReference& reference_;
  absl::flat_hash_map<int32_t, int32_t> periods_;  // by indicator, months
  std::vector<ImportSpan> spans_;
};

}  // namespace copperplate::indicators
