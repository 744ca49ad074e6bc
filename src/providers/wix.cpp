// Wix, known by its targets only: to say whose integration ends when such an alias is replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider wix;
const Provider wix{
    .id = "wix",
    .name = "Wix",
    .suffix = "wixdns.net.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
