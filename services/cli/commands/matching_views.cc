// What volunteers are sought for, and who is fit for it.
#include "services/cli/commands/matching_cells.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

constexpr ViewColumn kSkillColumns[] = {
    {"Skill", "name", Form::kId},
    {"Title", "title"},
    {"Months", "validityMonths", Form::kNumber},
    {"Closed", "closed", Form::kFlag},
};

constexpr ViewColumn kOpportunityColumns[] = {
    {"Opportunity", "name", Form::kId},
    {"Title", "title"},
    {"State", "state"},
    {"From", "fromDate"},
    {"To", "toDate"},
    {"Hours", "", Form::kText, &HoursOfDay},
    {"Slots", "slots", Form::kNumber},
    {"Accepted", "accepted", Form::kNumber},
    {"Kinds", "kinds"},
    {"Required", "requiredSkills", Form::kId},
    {"Desired", "desiredSkills", Form::kId},
    {"Vetting", "vetting"},
    {"Least age", "leastAge", Form::kNumber},
    {"Area", "area"},
    {"Department", "department", Form::kLong},
};

constexpr ViewOption kMatchOptions[] = {
    {"--as-of", "asOf",
     "The day as of which engagements are live and the 90 days end, YYYY-MM-DD; today by default"}};

constexpr ViewColumn kCandidateColumns[] = {
    {"Place", "", Form::kNumber, &PlaceOf},
    {"Volunteer", "", Form::kText, &VolunteerOf},
    {"Name", "fullName"},
    {"Kind", "kind"},
    {"Score", "score", Form::kNumber},
    {"Skills", "skillPoints", Form::kNumber},
    {"Availability", "availabilityPoints", Form::kNumber},
    {"Area", "areaPoints", Form::kNumber},
    {"Hours in 90 days", "", Form::kNumber, &HoursGiven},
    {"Desired skills held", "desiredSkillsHeld", Form::kId},
    {"Why not", "", Form::kText, &WhyNot},
    {"Engagement", "engagement", Form::kLong},
};

}  // namespace

const View kSkillsView = {.verb = "skills",
                          .about = "List what volunteers can do and the force asks for",
                          .example = "copperplate volunteers skills",
                          .path = "/v1/forces/$0/skills",
                          .items = "skills",
                          .columns = kSkillColumns};

const View kOpportunitiesView = {.verb = "opportunities",
                                 .about = "List what volunteers are sought for",
                                 .example = "copperplate volunteers opportunities",
                                 .path = "/v1/forces/$0/opportunities",
                                 .items = "opportunities",
                                 .columns = kOpportunityColumns};

const View kMatchView = {
    .verb = "match",
    .about =
        "Rank who is fit for an opportunity, and say why the others are not "
        "(docs/matching.md)",
    .example = "copperplate volunteers match winter-night-market --as-of 2019-12-18",
    .path = "/v1/forces/$0/opportunities/$1:match",
    .items = "candidates",
    .columns = kCandidateColumns,
    .options = kMatchOptions,
    .id_of = "opportunity",
    .collection = "opportunities",
    .note = &HowManyAreEligible};

}  // namespace copperplate::cli
