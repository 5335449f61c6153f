// The words of this room's enumerations, as the API, storage and files write them.
//
// Name() gives UPPER_SNAKE_CASE (a field: its name) that lives for ever; Parse...() the value, or
// nothing for a word it does not know (words are matched exactly).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/commentary.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/observation.h"

namespace copperplate::indicators {

absl::string_view Name(Measure value);
absl::string_view Name(Polarity value);
absl::string_view Name(Frequency value);
absl::string_view Name(BaselineRule value);
absl::string_view Name(Column value);
absl::string_view Name(FigureStatus value);
absl::string_view Name(Qualifier value);
absl::string_view Name(AreaKind value);
absl::string_view Name(CodeScheme value);
absl::string_view Name(CommentarySubject value);
absl::string_view Name(CommentaryState value);
absl::string_view Name(AbsenceReason value);
absl::string_view Name(Comparison value);
absl::string_view Name(Method value);
absl::string_view Name(SignificanceControl value);
absl::string_view Name(VerdictWord value);
absl::string_view Name(VerdictReason value);
absl::string_view Name(ChartValueKind value);
absl::string_view Name(ChartSignal value);
absl::string_view Name(Comparator value);
absl::string_view Name(PeerOrigin value);
absl::string_view Name(Direction value);
absl::string_view Name(ObservationFault value);
absl::string_view Name(ObservationField value);

// The names of a set of QualifierBit, in the order of the enumeration.
std::vector<std::string> QualifierNames(uint8_t qualifiers);

std::optional<FigureStatus> ParseFigureStatus(absl::string_view text);
std::optional<Qualifier> ParseQualifier(absl::string_view text);

}  // namespace copperplate::indicators
