#include "libs/testing_postgres/template.h"

#include <openssl/sha.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/admin.h"
#include "libs/testing_postgres/program.h"

namespace copperplate::testing_postgres {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// What the schema consists of: each file's path and content, or the script.
absl::StatusOr<std::string> Content(const TestSchema& schema) {
  if (schema.sqitch_folder.empty()) return schema.sql;
  const std::filesystem::path folder = RepositoryPath(schema.sqitch_folder);
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    if (entry->is_regular_file()) files.push_back(entry->path());
  }
  if (error) return absl::NotFoundError(absl::StrCat("no schema folder ", schema.sqitch_folder));
  std::sort(files.begin(), files.end());
  std::string content;
  for (const std::filesystem::path& file : files) {
    const std::string text = ReadFile(file);
    absl::StrAppend(&content, file.lexically_relative(folder).string(), "\n", text.size(), "\n",
                    text);
  }
  return content;
}

std::string TemplateName(const TestSchema& schema, const std::string& content) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), hash);
  return absl::StrCat(
      "template_", schema.service, "_",
      absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(hash), 8)));
}

absl::Status CreateRoles(Admin& admin, const std::string& service) {
  for (const char* const kind : {"owner", "runtime", "worker"}) {
    const std::string role = absl::StrCat(service, "_", kind);
    ABSL_ASSIGN_OR_RETURN(
        const std::string found,
        admin.Run(absl::StrCat("SELECT 1 FROM pg_roles WHERE rolname = '", role, "'")));
    if (found.empty()) {
      ABSL_RETURN_IF_ERROR(admin.Run(absl::StrCat("CREATE ROLE ", role, " LOGIN")).status());
    }
    if (absl::string_view(kind) == "owner") continue;
    ABSL_RETURN_IF_ERROR(
        admin.Run(absl::StrCat("ALTER ROLE ", role, " SET statement_timeout = '11min'")).status());
  }
  return absl::OkStatus();
}

absl::Status Deploy(absl::string_view socket_folder, const TestSchema& schema,
                    const std::string& database) {
  const std::string owner = absl::StrCat(schema.service, "_owner");
  if (!schema.sqitch_folder.empty()) {
    return RunProgram({"sqitch", "--chdir", RepositoryPath(schema.sqitch_folder), "deploy",
                       "--verify", absl::StrCat("db:pg://", owner, "@/", database)},
                      {absl::StrCat("PGHOST=", socket_folder), "PGPORT=5432",
                       "SQITCH_FULLNAME=Tests", "SQITCH_EMAIL=tests@localhost"})
        .status();
  }
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(MakeDsn(socket_folder, owner, database)));
  return admin.Run(schema.sql).status();
}

}  // namespace

std::string RepositoryPath(absl::string_view path) {
  return absl::StrCat(COPPERPLATE_SOURCE_DIR, "/", path);
}

std::string GrantsOn(absl::string_view database, absl::string_view service) {
  return absl::StrCat("REVOKE ALL ON DATABASE ", database, " FROM PUBLIC; GRANT CONNECT, CREATE, ",
                      "TEMPORARY ON DATABASE ", database, " TO ", service, "_owner; ",
                      "GRANT CONNECT, TEMPORARY ON DATABASE ", database, " TO ", service,
                      "_runtime, ", service, "_worker");
}

absl::StatusOr<std::string> EnsureTemplate(absl::string_view socket_folder,
                                           const TestSchema& schema) {
  ABSL_ASSIGN_OR_RETURN(const std::string content, Content(schema));
  const std::string name = TemplateName(schema, content);
  ABSL_ASSIGN_OR_RETURN(Admin admin,
                        Admin::Connect(MakeDsn(socket_folder, "postgres", "postgres")));
  // Held until the connection ends. One lock for all templates: roles belong to the whole cluster.
  ABSL_RETURN_IF_ERROR(admin.Run("SELECT pg_advisory_lock(hashtext('template'))").status());

  // IS_TEMPLATE is set last, so one that a killed program left half made does not count.
  ABSL_ASSIGN_OR_RETURN(const std::string ready,
                        admin.Run(absl::StrCat(
                            "SELECT datistemplate FROM pg_database WHERE datname = '", name, "'")));
  if (ready == "t") return name;
  ABSL_RETURN_IF_ERROR(
      admin.Run(absl::StrCat("DROP DATABASE IF EXISTS ", name, " WITH (FORCE)")).status());
  ABSL_RETURN_IF_ERROR(CreateRoles(admin, schema.service));
  ABSL_RETURN_IF_ERROR(admin.Run(absl::StrCat("CREATE DATABASE ", name)).status());
  ABSL_RETURN_IF_ERROR(admin.Run(GrantsOn(name, schema.service)).status());
  ABSL_RETURN_IF_ERROR(Deploy(socket_folder, schema, name));
  ABSL_RETURN_IF_ERROR(
      admin.Run(absl::StrCat("ALTER DATABASE ", name, " IS_TEMPLATE true ALLOW_CONNECTIONS false"))
          .status());
  return name;
}

}  // namespace copperplate::testing_postgres
