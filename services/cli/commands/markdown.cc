#include "services/cli/commands/markdown.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace copperplate::cli {

std::string EscapedMarkdown(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\\", "\\\\"},
                                    {"&", "&amp;"},
                                    {"~", "\\~"},
                                    {"|", "\\|"},
                                    {"*", "\\*"},
                                    {"_", "\\_"},
                                    {"`", "\\`"},
                                    {"<", "&lt;"},
                                    {"[", "\\["},
                                    {"#", "\\#"},
                                    {"\n", "<br>"},
                                    {"\\n", "<br>"}});  // as Printable() spells it
}

MarkdownTable::MarkdownTable(const std::vector<std::string>& headings) {
  AddRow(headings);
  for (size_t i = 0; i < headings.size(); ++i) text_ += "| --- ";
  text_ += "|\n";
}

void MarkdownTable::AddRow(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) absl::StrAppend(&text_, "| ", EscapedMarkdown(cell), " ");
  text_ += "|\n";
}

}  // namespace copperplate::cli
