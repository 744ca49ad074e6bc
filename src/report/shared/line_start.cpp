#include "report/shared/line_start.h"

#include "zonemend/report.h"

namespace zonemend {

std::string printable_at_line_start(std::string_view text) {
  std::string result = printable(text);
  const std::size_t begin = result.find_first_not_of(' ');
  if (begin != result.npos && result.compare(begin, 2, "::") == 0) {
    result.replace(begin, 1, "\\058");
  }
  return result;
}

}  // namespace zonemend
