#pragma once

#include <initializer_list>
#include <string>

namespace google::protobuf {
class Message;
}

namespace copperplate::api {

// The serialisation of `message` without its fields `without` (those it has not are passed over),
// the same for equal messages whatever the order of their map entries.
std::string SerializeWithout(const google::protobuf::Message& message,
                             std::initializer_list<const char*> without);

}  // namespace copperplate::api
