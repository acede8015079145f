#include "reader/page_rules.h"

#include <utility>

namespace gazette::reader::html {

base::Result<PageRules> PageRules::read(const std::filesystem::path& folder) {
    base::Result<Hints> hints = Hints::read(folder / "hints.toml");
    if (!hints) {
        return hints.failure();
    }
    base::Result<MetadataNames> metadata = MetadataNames::read(folder / "metadata.toml");
    if (!metadata) {
        return metadata.failure();
    }
    base::Result<Phrases> phrases = Phrases::read(folder / "phrases.toml");
    if (!phrases) {
        return phrases.failure();
    }
    const base::Result<PageContentLimits> content = PageContentLimits::read(folder / "content.toml");
    if (!content) {
        return content.failure();
    }
    const base::Result<PageLimits> limits = PageLimits::read(folder / "limits.toml");
    if (!limits) {
        return limits.failure();
    }
    return PageRules{*std::move(hints), *std::move(metadata), *std::move(phrases), *content, *limits};
}

}  // namespace gazette::reader::html
