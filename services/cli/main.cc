// The command line over the gateway.
#include <curl/curl.h>

#include <cstdlib>
#include <string>

#include "services/cli/commands/command_line.h"
#include "services/cli/terminal/output.h"

int main(int argc, char** argv) {
  copperplate::cli::HoldStandardDescriptors();
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const char* const token = std::getenv("COPPERPLATE_TOKEN");
  copperplate::cli::CommandLine command_line;
  const int code = command_line.Run(argc, argv, token == nullptr ? "" : token);
  curl_global_cleanup();
  return code;
}
