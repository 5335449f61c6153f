// Whose report it is, what it is about, and whether it is final.
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class ReportBody : uint8_t {
  kHmicfrs,
  kHmip,
  kHmcpsi,
  kInternalAudit,
  kExternalAudit,
};

// `HMICFRS`
absl::string_view Name(ReportBody body);

enum class ReportScope : uint8_t { kForce, kNational };

// `NATIONAL`
absl::string_view Name(ReportScope scope);

enum class ReportStage : uint8_t { kDraft, kFinal };

// `FINAL`
absl::string_view Name(ReportStage stage);

}  // namespace copperplate::governance
