#include "services/cli/commands/view.h"

#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/pages.h"
#include "services/cli/commands/view_text.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

std::string Path(const CommandContext& context, const View& view, const ViewArguments& arguments) {
  if (view.path_of_all != nullptr && arguments.id.empty()) {
    return absl::Substitute(view.path_of_all, PathPart(context.force));
  }
  std::string id = view.id_of == nullptr ? "" : IdOf(context.force, view.collection, arguments.id);
  if (view.lower_case_id) absl::AsciiStrToLower(&id);
  return absl::Substitute(view.path, PathPart(context.force), PathPart(id));
}

std::string OptionValue(const CommandContext& context, const ViewOption& option,
                        const std::string& text) {
  switch (option.form) {
    case ViewOption::Form::kIndicator:
      return NameOf(context.force, "indicators", text);
    case ViewOption::Form::kArea:
      return NameOf(context.force, "areas", text);
    case ViewOption::Form::kText:
    case ViewOption::Form::kInstant:
    case ViewOption::Form::kFlag:
      break;
  }
  return text;
}

Query QueryOf(const CommandContext& context, const View& view, const ViewArguments& arguments) {
  Query query;
  for (size_t i = 0; i < view.options.size(); ++i) {
    const std::string value = OptionValue(context, view.options[i], arguments.options[i]);
    for (const absl::string_view name : absl::StrSplit(view.options[i].query, ' ')) {
      query.emplace_back(std::string(name), value);
    }
  }
  return query;
}

// CSV keeps texts as they are for programs, but not on a terminal.
void PrintCsv(const std::string& csv) {
  if (isatty(STDOUT_FILENO) != 1) {
    std::cout << csv;
    return;
  }
  for (const absl::string_view line : absl::StrSplit(csv, "\r\n", absl::SkipEmpty())) {
    std::cout << Printable(line) << "\n";
  }
}

Value ListIn(const Value& answer, const char* items) {
  Value at = answer;
  for (const std::string& member : std::vector<std::string>(absl::StrSplit(items, '.'))) {
    at = at[member.c_str()];
  }
  return at;
}

void Print(const View& view, const ViewText& text, bool csv, const Value& last_page) {
  if (csv) return PrintCsv(text.Draw());
  std::cout << text.Draw();
  if (view.items == nullptr) return;
  if (text.count() == 0) std::cout << "(none)\n";
  if (view.note != nullptr) std::cout << view.note(last_page, text.count());
}

}  // namespace

bool View::NeedsForce() const { return absl::StrContains(path, "$0"); }

ExitCode Show(const CommandContext& context, const View& view, const ViewArguments& arguments) {
  if (context.json && arguments.csv) {
    std::cerr << "copperplate: --csv and --json exclude one another\n";
    return kUsage;
  }
  const std::string path = Path(context, view, arguments);
  const Query query = QueryOf(context, view, arguments);
  ViewText text(view, arguments.csv);
  if (view.items == nullptr || !view.paged) {
    const absl::StatusOr<Response> response = context.client.Get(path, query);
    return Finish(context, response, [&](const Value&) {
      const Value answer = Value::Parse(response->body);
      if (view.items == nullptr) {
        text.Add(answer);
      } else {
        for (const Value& item : ListIn(answer, view.items).elements()) text.Add(item);
      }
      Print(view, text, arguments.csv, answer);
    });
  }
  if (context.json) {
    return Finish(context, GetAll(context.client, path, query, view.items), [](const Value&) {});
  }
  const absl::StatusOr<Response> last = VisitPages(context.client, path, query, view.items,
                                                   [&](const Value& item) { text.Add(item); });
  return Finish(context, last, [&](const Value& page) { Print(view, text, arguments.csv, page); });
}

}  // namespace copperplate::cli
