// What a command's outcome is to a shell script.
#pragma once

#include <string>

#include "services/cli/http/client.h"

namespace copperplate::cli {

enum ExitCode : int {
  kDone = 0,
  kRefused = 1,       // the service understood and said no: bad input, a wrong state, a conflict
  kUsage = 2,         // the command line is wrong, or a file it names cannot be read
  kNotAllowed = 3,    // no token, or one without the role
  kNotFound = 4,      // no such thing
  kUnavailable = 5,   // no answer, or the service asks to try again later
  kServerFault = 6,   // the service failed
  kUnwritten = 7,     // done, but the answer could not be written to standard output
  kPipeClosed = 141,  // done, but who read the answer has gone: as if SIGPIPE had ended us
};

// By HTTP status; 2xx is kDone.
ExitCode ExitCodeOf(int http_status);

// The error of an AIP-193 body for a person, printable: the message, each faulty field on a line of
// its own, the reason, the incident and request id to quote, and of a missing or refused token how
// to get one. The body itself, shortened, where it is something else.
std::string DescribeError(const Response& response);

}  // namespace copperplate::cli
