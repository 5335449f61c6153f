#pragma once

#include "copperplate/indicators/v1/dashboard.pb.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// Each into an empty message.
void WriteVerdict(const Verdict& verdict, const PrintedCell* printed, v1::Verdict& out);
void WritePeer(const PeerVerdict& peer, v1::PeerVerdict& out);

v1::Verdict::Word WriteWord(VerdictWord word);

}  // namespace copperplate::indicators
