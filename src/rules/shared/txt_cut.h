// Tag lists ("v=DMARC1; p=none") of which a name server reads only the first tag, because a
// semicolon outside quotes starts a comment.
#pragma once

#include <optional>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct TxtCut {
  Span string;   // the last string that is read: "v=DMARC1"
  Span comment;  // what is not, from the semicolon to the end of the line
};

// The first place where the record, a TXT record, is cut so. Nothing for what $GENERATE made.
std::optional<TxtCut> find_txt_cut(const Zone& zone, const Record& record);

// The end of the tags in such a comment: a remark may follow behind another semicolon.
std::uint32_t end_of_tags(const Zone& zone, const TxtCut& cut);

}  // namespace zonemend::rules
