// Commands that only read: where what they show lies at the gateway, and how it is shown. A new one
// is a View among those of views.h.
#pragma once

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/cli/commands/command.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

// A field of what is shown.
struct ViewColumn {
  enum class Form {
    kText,
    kNumber,  // to the right
    kId,      // of a resource name, its last part; of a list, those of all
    kLong,    // left out of tables
    kTable,   // an id in tables only
    kFlag,    // `yes` or nothing
  };

  const char* heading;  // of CSV the same in lower case, with `_` for blanks
  // By its JSON name, or those on the way to it with dots: `row.current.text`. Of a list on the
  // way, those of all its elements.
  const char* field;
  Form form = Form::kText;
  // Of what takes more than one field, from the whole item; `field` and ids do not matter then.
  std::string (*compose)(const Value& item) = nullptr;
};

// An option that narrows a view.
struct ViewOption {
  enum class Form {
    kText,
    kIndicator,
    kArea,
    kInstant,
    kFlag,  // stands alone, and says `true`
  };

  const char* name;   // `--area`
  const char* query;  // the parameter, or two that take the same value: `fromMonth toMonth`
  const char* about;
  Form form = Form::kText;
  bool required = false;
  const char* excludes = nullptr;  // an option that stands before it
};

struct View {
  enum class Layout { kTable, kRecords };

  const char* verb;     // the command's last word
  const char* about;    // one line
  const char* example;  // a command line
  // `$0` stands for the force, `$1` for the id that is asked for.
  const char* path;
  // The list's member in the answer, of one that is not paged also with those on the way to it:
  // `speedwatch.periods`; null: the answer is the thing itself.
  const char* items;
  absl::Span<const ViewColumn> columns;
  absl::Span<const ViewOption> options = {};
  // Of what the id is, such as `batch`; null where none is asked for.
  const char* id_of = nullptr;
  const char* collection = nullptr;  // the id's, such as `batches`
  // Where no id need be given: the path without one; null: it must be.
  const char* path_of_all = nullptr;
  bool lower_case_id = false;  // ids are, and people type `BCB`
  Layout layout = Layout::kTable;
  bool paged = true;  // the list takes `pageSize` and `pageToken`
  // A line below the table, from the last page; may be null.
  std::string (*note)(const Value& last_page, size_t shown) = nullptr;

  bool NeedsForce() const;
};

// What the command line says to a view.
struct ViewArguments {
  std::string id;
  std::vector<std::string> options;  // a value, or nothing, for each option of the view
  bool csv = false;
};

ExitCode Show(const CommandContext& context, const View& view, const ViewArguments& arguments);

}  // namespace copperplate::cli
