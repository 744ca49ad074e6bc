// Heroku, known by its targets only: to say whose integration ends when such an alias is replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider heroku;
const Provider heroku{
    .id = "heroku",
    .name = "Heroku",
    .suffix = "herokudns.com.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
