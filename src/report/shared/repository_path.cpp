#include "report/shared/repository_path.h"

#include <fmt/format.h>

#include <iterator>

#include "text/ascii.h"

namespace zonemend {

std::string_view repository_path(std::string_view name) {
  while (name.starts_with("./")) {
    name.remove_prefix(2);
    while (name.starts_with('/')) name.remove_prefix(1);
  }
  return name;
}

std::string uri_of(std::string_view name) {
  const std::string_view path = repository_path(name);
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (ascii::is_alnum(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace zonemend
