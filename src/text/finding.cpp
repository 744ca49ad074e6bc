#include "zonemend/finding.h"

namespace zonemend {

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

}  // namespace zonemend
