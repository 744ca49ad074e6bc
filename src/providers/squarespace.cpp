// Squarespace, known by its targets only: to say whose integration ends when such an alias is
// replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider squarespace;
const Provider squarespace{
    .id = "squarespace",
    .name = "Squarespace",
    .suffix = "squarespace.com.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
