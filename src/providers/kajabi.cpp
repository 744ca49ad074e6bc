// Kajabi, known by its targets only: to say whose integration ends when such an alias is replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider kajabi;
const Provider kajabi{
    .id = "kajabi",
    .name = "Kajabi",
    .suffix = "kajabi.com.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
