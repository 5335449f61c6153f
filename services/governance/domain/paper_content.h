// The bytes of a paper: what is taken, and as what they are marked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

// Media types that are taken; the methods that take bytes say the same in their protos.
inline constexpr absl::string_view kPaperContentTypes[] = {
    "application/pdf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

// 32 MiB, of one file.
inline constexpr int64_t kMostPaperBytes = int64_t{32} * 1024 * 1024;
// As many bytes at the beginning tell what a file is.
inline constexpr size_t kTellingBytes = 5;

// One version of a file. Never changed: a further one is added.
struct ContentVersion {
  int number = 1;      // from 1 without a gap
  std::string sha256;  // lower-case hexadecimal
  int64_t bytes = 0;
  std::string content_type;
  std::optional<Marking> printed_marking;  // as the file itself says; none: it says nothing
  absl::Time at;
  std::string by;  // verified
};

// What is printed on a paper as its marking, read: OFFICIAL and OFFICIAL-SENSITIVE, with hyphen,
// blank or underscore, and with what is said behind it (`OFFICIAL-SENSITIVE COMMERCIAL`), in
// letters of either case; nothing where the text is empty. Faults about `field`: MARKING_TOO_HIGH
// of SECRET and TOP SECRET, and of CONFIDENTIAL of the scheme before 2014, which are refused and
// not stored; MARKING_UNKNOWN of anything else.
std::optional<Marking> ReadPrintedMarking(absl::string_view text, absl::string_view field,
                                          Faults& faults);

// What is said of a file before its bytes come: faults CONTENT_TYPE_NOT_ALLOWED of `content_type`,
// SHA256_MALFORMED of a `sha256` that is neither empty nor 64 lower-case hexadecimal digits, and
// those of ReadPrintedMarking() of `printed_marking`. None of the bytes is kept where there are
// any.
struct UploadHead {
  std::string content_type;
  std::string sha256;  // as expected; empty: not told
  std::string printed_marking;
};
Faults CheckUploadHead(const UploadHead& head);

// CONTENT_TOO_LARGE of `content` where a file has more than kMostPaperBytes: looked at as they
// come.
void CheckUploadSize(int64_t bytes, Faults& faults);

// A file, all of its bytes seen: faults of `content` CONTENT_EMPTY, those of CheckUploadSize(),
// CONTENT_NOT_OF_TYPE where it does not begin as the type it is said to be does (`beginning` being
// its first kTellingBytes, or all), and SHA256_MISMATCH of `sha256` where another one is expected.
void CheckUploaded(const UploadHead& head, const ContentVersion& version,
                   absl::string_view beginning, Faults& faults);

}  // namespace copperplate::governance
