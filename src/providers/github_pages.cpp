// GitHub Pages, known by its targets only: to say whose integration ends when such an alias is
// replaced.
#include "zonemend/provider.h"

namespace zonemend::providers {

extern const Provider github_pages;
const Provider github_pages{
    .id = "github-pages",
    .name = "GitHub Pages",
    .suffix = "github.io.",
    .recognise_only = true,
};

}  // namespace zonemend::providers
