#include "libs/log/redacted_text.h"

#include <gtest/gtest.h>

#include "libs/log/field.h"
#include "libs/log/testdata/person.pb.h"

namespace copperplate::log {
namespace {

using testdata::Contact;
using testdata::Person;

TEST(RedactedText, LeavesOutSensitiveFieldsAtAnyDepth) {
  Person person;
  person.set_name("volunteers/v1");
  person.set_surname("SECRET");
  Contact& contact = *person.add_contacts();
  contact.set_kind("email");
  contact.set_address("SECRET");
  (*person.mutable_by_kind())["post"].set_kind("post");
  (*person.mutable_by_kind())["post"].set_address("SECRET");
  person.mutable_next_of_kin()->set_kind("SECRET");
  person.add_duties(3);
  person.add_duties(5);
  EXPECT_EQ(RedactedText(person),
            R"(name: "volunteers/v1" contacts { kind: "email" } )"
            R"(by_kind { key: "post" value { kind: "post" } } duties: [3, 5])");
  EXPECT_EQ(person.surname(), "SECRET") << "the message itself stays as it was";
}

TEST(RedactedText, ShowsTheLengthOfBytesOnly) {
  Person person;
  person.set_photograph("SECRET");
  EXPECT_EQ(RedactedText(person), "photograph: <6 bytes>");
}

TEST(RedactedText, LeavesOutWhatItDoesNotKnow) {
  testdata::PersonNext next;
  next.set_name("volunteers/v1");
  next.set_nickname("SECRET");
  Person person;
  ASSERT_TRUE(person.ParseFromString(next.SerializeAsString()));
  EXPECT_EQ(RedactedText(person), R"(name: "volunteers/v1")");

  Person packed;
  packed.set_surname("SECRET");
  person.mutable_extra()->PackFrom(packed);
  EXPECT_EQ(RedactedText(person).find("SECRET"), std::string::npos);
}

TEST(RedactedText, IsHowAMessageIsLogged) {
  Person person;
  person.set_name("n");
  person.set_surname("SECRET");
  std::string json;
  Field("request", person).AppendTo(json);
  EXPECT_EQ(json, R"("request":"name: \"n\"")");
}

}  // namespace
}  // namespace copperplate::log
