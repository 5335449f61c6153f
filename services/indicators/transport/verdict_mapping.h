#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "libs/status/error.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// Each into an empty message. The words alone are `text`, `word` and `reason`.
void WriteWords(const Verdict& verdict, v1::Verdict& out);
void WriteVerdict(const Verdict& verdict, const PrintedCell* printed, v1::Verdict& out);
void WritePeer(const PeerVerdict& peer, v1::PeerVerdict& out);

v1::Verdict::Word WriteWord(VerdictWord word);
v1::Verdict::SignificanceControl WriteControl(SignificanceControl control);
// Unspecified is the default. ENUM_UNKNOWN.
SignificanceControl ReadControl(v1::Verdict::SignificanceControl control, absl::string_view field,
                                Faults& faults);

}  // namespace copperplate::indicators
