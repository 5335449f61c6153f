#include "services/governance/domain/paper_content.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/fields/text.h"

namespace copperplate::governance {
namespace {

constexpr size_t kSha256Digits = 64;

bool IsSha256(absl::string_view text) {
  return text.size() == kSha256Digits && std::all_of(text.begin(), text.end(), [](char digit) {
           return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
         });
}

// Everything but PDF is a ZIP file (ISO/IEC 26300-3, ISO/IEC 29500-2).
bool BeginsAs(absl::string_view content_type, absl::string_view beginning) {
  return content_type == "application/pdf" ? absl::StartsWith(beginning, "%PDF-")
                                           : absl::StartsWith(beginning, "PK\x03\x04");
}

bool HasWord(const std::vector<std::string>& words, absl::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<Marking> ReadPrintedMarking(absl::string_view text, absl::string_view field,
                                          Faults& faults) {
  if (text.empty()) return std::nullopt;
  // Whatever is printed between the words: `OFFICIAL-SENSITIVE: COMMERCIAL`.
  std::string letters = absl::AsciiStrToUpper(text);
  std::replace_if(
      letters.begin(), letters.end(), [](char letter) { return !absl::ascii_isalpha(letter); },
      ' ');
  const std::vector<std::string> words = absl::StrSplit(letters, ' ', absl::SkipEmpty());
  if (HasWord(words, "SECRET") || HasWord(words, "CONFIDENTIAL")) {
    faults.Add("MARKING_TOO_HIGH", field,
               "nothing above OFFICIAL-SENSITIVE is taken: it was not stored");
    return std::nullopt;
  }
  if (words.empty() || words.front() != "OFFICIAL") {
    faults.Add("MARKING_UNKNOWN", field, "must be OFFICIAL or OFFICIAL-SENSITIVE, or empty");
    return std::nullopt;
  }
  return HasWord(words, "SENSITIVE") ? Marking::kOfficialSensitive : Marking::kOfficial;
}

Faults CheckUploadHead(const UploadHead& head) {
  Faults faults;
  if (head.content_type.empty()) {
    fields::CheckGiven(head.content_type, "content_type", faults);
  } else if (std::find(std::begin(kPaperContentTypes), std::end(kPaperContentTypes),
                       head.content_type) == std::end(kPaperContentTypes)) {
    faults.Add("CONTENT_TYPE_NOT_ALLOWED", "content_type",
               absl::StrCat("must be one of ", absl::StrJoin(kPaperContentTypes, ", ")));
  }
  if (!head.sha256.empty() && !IsSha256(head.sha256)) {
    faults.Add("SHA256_MALFORMED", "sha256", "must be 64 lower-case hexadecimal digits");
  }
  ReadPrintedMarking(head.printed_marking, "printed_marking", faults);
  return faults;
}

void CheckUploadSize(int64_t bytes, Faults& faults) {
  if (bytes <= kMostPaperBytes) return;
  faults.Add("CONTENT_TOO_LARGE", "content",
             absl::StrCat("must be at most ", kMostPaperBytes, " bytes"));
}

void CheckUploaded(const UploadHead& head, const ContentVersion& version,
                   absl::string_view beginning, Faults& faults) {
  if (version.bytes == 0) {
    faults.Add("CONTENT_EMPTY", "content", "must not be empty");
    return;
  }
  CheckUploadSize(version.bytes, faults);
  if (!BeginsAs(head.content_type, beginning)) {
    faults.Add("CONTENT_NOT_OF_TYPE", "content",
               absl::StrCat("does not begin as ", head.content_type, " does"));
  }
  if (!head.sha256.empty() && head.sha256 != version.sha256) {
    faults.Add("SHA256_MISMATCH", "sha256", "is not that of the bytes that came");
  }
}

}  // namespace copperplate::governance
