// A zone as it would be after an edit.
#include <map>
#include <optional>

#include "zonemend/overlay_files.h"
#include "zonemend/zone.h"

namespace zonemend {

Result<LoadedZone> load_edited(const LoadedZone& before, const LoadOptions& options,
                               std::map<SourceId, std::string> texts) {
  LoadOptions again = options;
  again.origin = Name(before.zone.origin_name());
  again.rr_class = before.zone.rr_class();
  std::optional<OverlayFiles> files;
  if (options.files != nullptr) {
    files.emplace(*options.files);
    again.files = &*files;
  }
  const Source& main = before.zone.sources().at(0);
  std::string text = texts.contains(0) ? std::move(texts.at(0)) : std::string(main.bytes());
  // Each included file as it was read, or as it would be: not as somebody may have changed it
  // since.
  for (SourceId id = 1; id < before.files.size(); ++id) {
    const auto edited = texts.find(id);
    files->put(before.files[id].resolved, edited != texts.end()
                                              ? std::move(edited->second)
                                              : std::string(before.zone.sources().at(id).bytes()));
  }
  auto loaded = load_zone(Source(main.name(), std::move(text)), again);
  if (loaded) {
    for (SourceId id = 0; id < loaded->files.size() && id < before.files.size(); ++id) {
      loaded->files[id].stamp = before.files[id].stamp;
    }
  }
  return loaded;
}

}  // namespace zonemend
