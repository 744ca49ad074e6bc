// Leadpages, known by its targets only: to say whose integration ends when such an alias is
// replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider leadpages;
const Provider leadpages{
    .id = "leadpages",
    .name = "Leadpages",
    .suffix = "leadpages.net.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
