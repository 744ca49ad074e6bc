// Writing the files of one edit.
#pragma once

#include <span>

#include "cli/common.h"
#include "zonemend/write_order.h"

namespace zonemend::cli {

// Writes the steps in order. Nothing is written when one of the files is not the one that was read
// any more. An Error behind the first step says which files are written and which are not.
Status write_steps(const Context& context, const LoadedFile& file,
                   std::span<const WriteStep> steps);

}  // namespace zonemend::cli
