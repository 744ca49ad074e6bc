#include "rules/shared/written_owner.h"

#include "rules/shared/odd_characters.h"
#include "rules/shared/template_marks.h"

namespace zonemend::rules {

bool is_damaged(std::string_view written) {
  for (std::uint32_t at = 0; at < written.size(); ++at) {
    if (is_smart_quote(written, at) || odd_space_at(written, at) != nullptr) return true;
  }
  return find_template_mark(written).has_value();
}

}  // namespace zonemend::rules
