#include "services/governance/domain/paper_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;

TEST(PaperContentTest, MarkingsAreReadAsTheyArePrinted) {
  const auto read = [](absl::string_view text) {
    Faults faults;
    const std::optional<Marking> marking = ReadPrintedMarking(text, "printed_marking", faults);
    return faults.empty() ? marking.has_value() ? std::string(Name(*marking)) : std::string("none")
                          : Told(faults);
  };
  EXPECT_EQ(read(""), "none");
  EXPECT_EQ(read("OFFICIAL"), "OFFICIAL");
  EXPECT_EQ(read("Official"), "OFFICIAL");
  for (const char* const text : {"OFFICIAL-SENSITIVE", "OFFICIAL_SENSITIVE", "Official - Sensitive",
                                 "OFFICIAL SENSITIVE COMMERCIAL", "OFFICIAL-SENSITIVE: COMMERCIAL",
                                 "OFFICIAL (SENSITIVE)", "OFFICIAL/SENSITIVE, PERSONAL"}) {
    EXPECT_EQ(read(text), "OFFICIAL_SENSITIVE") << text;
  }
  for (const char* const text :
       {"SECRET", "top secret", "TOP-SECRET", "CONFIDENTIAL", "SECRET - UK EYES ONLY",
        "OFFICIAL SECRET", "OFFICIAL (SECRET)", "OFFICIAL SECRET:UK"}) {
    EXPECT_EQ(read(text), "MARKING_TOO_HIGH printed_marking") << text;
  }
  for (const char* const text : {"UNCLASSIFIED", "RESTRICTED", "NOT PROTECTIVELY MARKED", "-"}) {
    EXPECT_EQ(read(text), "MARKING_UNKNOWN printed_marking") << text;
  }
}

TEST(PaperContentTest, OnlyDocumentsAreTaken) {
  for (const absl::string_view type : kPaperContentTypes) {
    EXPECT_EQ(Told(CheckUploadHead({std::string(type), "", ""})), "") << type;
  }
  for (const char* const type :
       {"text/html", "application/zip", "application/PDF", "application/pdf; charset=utf-8"}) {
    EXPECT_EQ(Told(CheckUploadHead({type, "", ""})), "CONTENT_TYPE_NOT_ALLOWED content_type")
        << type;
  }
  EXPECT_EQ(Told(CheckUploadHead({"", "", ""})), "FIELD_REQUIRED content_type");
}

TEST(PaperContentTest, TheHeadIsJudgedBeforeAnyByteIsKept) {
  EXPECT_EQ(Told(CheckUploadHead({"application/pdf", std::string(64, 'f'), "OFFICIAL"})), "");
  for (const std::string& sha256 :
       {std::string(63, 'f'), std::string(64, 'F'), std::string(64, 'g')}) {
    EXPECT_EQ(Told(CheckUploadHead({"application/pdf", sha256, ""})), "SHA256_MALFORMED sha256");
  }
  EXPECT_EQ(Told(CheckUploadHead({"text/html", "", "SECRET"})),
            "CONTENT_TYPE_NOT_ALLOWED content_type printed_marking");
}

std::string ToldOfUpload(const UploadHead& head, const ContentVersion& version,
                         absl::string_view beginning) {
  Faults faults;
  CheckUploaded(head, version, beginning, faults);
  return Told(faults);
}

TEST(PaperContentTest, BytesAreWhatTheyAreSaidToBe) {
  const UploadHead pdf{"application/pdf", "", ""};
  const UploadHead word{std::string(kPaperContentTypes[4]), "", ""};
  ContentVersion version = TestVersion('a');
  EXPECT_EQ(ToldOfUpload(pdf, version, "%PDF-"), "");
  EXPECT_EQ(ToldOfUpload(word, version, "PK\x03\x04\x14"), "");
  EXPECT_EQ(ToldOfUpload(pdf, version, "PK\x03\x04\x14"), "CONTENT_NOT_OF_TYPE content");
  EXPECT_EQ(ToldOfUpload(word, version, "%PDF-"), "CONTENT_NOT_OF_TYPE content");
  EXPECT_EQ(ToldOfUpload(pdf, version, "%PD"), "CONTENT_NOT_OF_TYPE content");
  EXPECT_EQ(ToldOfUpload({"application/pdf", std::string(64, 'a'), ""}, version, "%PDF-"), "");
  EXPECT_EQ(ToldOfUpload({"application/pdf", std::string(64, 'b'), ""}, version, "%PDF-"),
            "SHA256_MISMATCH sha256");
  version.bytes = 0;
  EXPECT_EQ(ToldOfUpload(pdf, version, ""), "CONTENT_EMPTY content");
}

TEST(PaperContentTest, AFileHasAtMost32MiB) {
  const UploadHead pdf{"application/pdf", "", ""};
  ContentVersion version = TestVersion();
  version.bytes = 33'554'432;
  EXPECT_EQ(ToldOfUpload(pdf, version, "%PDF-"), "");
  version.bytes += 1;
  EXPECT_EQ(ToldOfUpload(pdf, version, "%PDF-"), "CONTENT_TOO_LARGE content");
}

}  // namespace
}  // namespace copperplate::governance
