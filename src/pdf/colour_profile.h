#pragma once

// The sRGB colour space as an ICC profile, made from its published constants so that no licence comes with it.

#include <string>

namespace gazette::pdf {

/// A display profile of version 4.2 (ICC.1:2004-10): IEC 61966-2-1 primaries adapted to D50, and its transfer curve.
std::string srgb_profile();

}  // namespace gazette::pdf
