#pragma once

#include <string>

namespace google::protobuf {
class Message;
}

namespace copperplate::log {

// `message` on one line in protobuf's text form, for logs. Left out, at any depth: fields marked
// `sensitive` or `personal` (copperplate.options.v1), unknown fields (whose marking is unknown as
// well), and what a google.protobuf.Any holds. A `bytes` field shows its length only.
std::string RedactedText(const google::protobuf::Message& message);

}  // namespace copperplate::log
