// Netlify, known by its targets only: to say whose integration ends when such an alias is replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider netlify;
const Provider netlify{
    .id = "netlify",
    .name = "Netlify",
    .suffix = "netlify.app.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
