#include "services/cli/commands/plan_file.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(DescribePlanImport, SaysWhatWasDoneAndWhatIsOpen) {
  EXPECT_EQ(DescribePlanImport(Value::Parse(R"({"importId": "q1", "rowCount": "44",
      "createdCount": "223", "changedCount": "0", "unchangedCount": "1", "statusCount": "43",
      "unresolvedLeads": ["NP", "CS"], "unresolvedLinks": ["T9: section 10.1"]})")),
            "imported 44 rows as q1: 223 new, 0 changed, 1 unchanged; 43 reported\n"
            "  leads nobody has named yet: NP, CS\n"
            "  links to nothing in the plan: T9: section 10.1\n");
}

TEST(DescribePlanImport, ClaimsNothingOfARepeatOrATrial) {
  EXPECT_EQ(DescribePlanImport(Value::Parse(R"({"importId": "q1", "rowCount": "1",
      "createdCount": "2", "changedCount": "0", "unchangedCount": "0", "statusCount": "1",
      "replayed": true})")),
            "nothing changed: q1 was imported before, with 1 row: 2 new, 0 changed, 0 unchanged; 1 "
            "reported\n");
  EXPECT_EQ(DescribePlanImport(Value::Parse(R"({"rowCount": "1", "createdCount": "2",
      "changedCount": "0", "unchangedCount": "0", "statusCount": "0", "validateOnly": true})")),
            "would import 1 row: 2 new, 0 changed, 0 unchanged; 0 reported; nothing was "
            "written\n");
}

}  // namespace
}  // namespace copperplate::cli
