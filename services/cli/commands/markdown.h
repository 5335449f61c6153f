// Texts as Markdown.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace copperplate::cli {

// What Markdown would act upon, spelled out.
std::string EscapedMarkdown(absl::string_view text);

// Its cells are escaped.
class MarkdownTable {
 public:
  explicit MarkdownTable(const std::vector<std::string>& headings);

  void AddRow(const std::vector<std::string>& cells);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace copperplate::cli
