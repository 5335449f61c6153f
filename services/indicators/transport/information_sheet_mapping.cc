#include "services/indicators/transport/information_sheet_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
namespace {

void WriteRow(absl::string_view force, const InformationSheetRow& row,
              v1::InformationSheetRow& out) {
  const IndicatorDefinition& definition = row.definition;
  out.set_indicator(kIndicatorName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_theme(definition.theme);
  out.set_theme_heading(definition.theme_heading);
  out.set_source_system(definition.source_system);
  out.set_collection_method(definition.collection_method);
  if (row.data.data_to.has_value()) out.set_data_to(FormatMonth(*row.data.data_to));
  out.set_data_used(row.data.data_used);
  out.set_peer_source(definition.peer_source);
  if (row.data.peer_data_to.has_value()) {
    out.set_peer_data_to(FormatMonth(*row.data.peer_data_to));
  }
  out.set_peer_data_used(row.data.peer_data_used);
  for (const PeerData& peer : row.data.peers) {
    v1::PeerData& written = *out.add_peers();
    written.set_comparator(api::ToProto<v1::PeerVerdict::Comparator>(peer.comparator));
    if (peer.data_to.has_value()) written.set_data_to(FormatMonth(*peer.data_to));
  }
}

}  // namespace

void WriteInformationSheet(absl::string_view force, const InformationSheet& sheet,
                           v1::InformationSheet& out) {
  out.set_name(kInformationSheetName.Format(force));
  out.set_month(FormatMonth(sheet.month));
  for (const InformationSheetRow& row : sheet.rows) WriteRow(force, row, *out.add_rows());
  out.set_revision(sheet.revision);
  if (sheet.recorded_at.has_value()) {
    api::WriteInstant(*sheet.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
