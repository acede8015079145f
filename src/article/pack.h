#pragma once

// A body in, the same body as a string of bytes out, and back: for bodies that wait in a file until a writer wants them.

#include <string>
#include <string_view>

#include "article/article.h"

namespace gazette::article {

/// For this process alone: the form is not the same from one version to the next.
std::string pack(const Blocks& blocks);

/// The body that `pack` made the bytes from; other bytes are a mistake of the caller's.
Blocks unpack(std::string_view bytes);

}  // namespace gazette::article
