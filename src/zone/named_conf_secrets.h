// Keeps the secrets of key statements out of memory, messages and excerpts.
#pragma once

#include "zonemend/source.h"

namespace zonemend {

// The same source with every value of a `secret` overwritten with '*'. Nothing moves. Works on bare
// text, so that it also holds where a quote or comment is not closed.
Source without_secrets(Source source);

}  // namespace zonemend
