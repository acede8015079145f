#include "font/system_family.h"

#include <memory>

#include <fontconfig/fontconfig.h>

#include "font/handles.h"

namespace gazette::font {

namespace {

using Config = std::unique_ptr<FcConfig, Destroy<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;
using ObjectSet = std::unique_ptr<FcObjectSet, Destroy<FcObjectSetDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>>;

int number(const FcPattern* font, const char* key) {
    int value = -1;
    return FcPatternGetInteger(font, key, 0, &value) == FcResultMatch ? value : -1;
}

std::optional<FaceStyle> style_of(const FcPattern* font) {
    const int weight = number(font, FC_WEIGHT);
    const int slant = number(font, FC_SLANT);
    if (weight != FC_WEIGHT_REGULAR && weight != FC_WEIGHT_BOLD) return std::nullopt;
    return face_style(weight == FC_WEIGHT_BOLD, slant != FC_SLANT_ROMAN);
}

FontSet list_family(FcConfig* config, const std::string& family) {
    const Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
    FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
    const ObjectSet wanted(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, nullptr));
    return FontSet(FcFontList(config, pattern.get(), wanted.get()));
}

/// Of several files for one style the one whose path sorts first is kept: the list comes in no order.
void keep(const FcPattern* font, SystemFamily& family) {
    const auto style = style_of(font);
    FcChar8* path = nullptr;
    if (!style || FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch) return;
    // One index serves all styles of a face in the manifest; a collection's other faces are left to it.
    if (number(font, FC_INDEX) != 0) return;
    std::string file = reinterpret_cast<const char*>(path);
    std::string& kept = family.files[static_cast<std::size_t>(*style)];
    if (kept.empty() || file < kept) kept = std::move(file);
}

}  // namespace

std::optional<SystemFamily> ask_system_for_family(const std::string& family) {
    const Config config(FcInitLoadConfigAndFonts());
    if (!config) return std::nullopt;
    const FontSet fonts = list_family(config.get(), family);
    SystemFamily out;
    for (int i = 0; fonts && i < fonts->nfont; ++i) keep(fonts->fonts[i], out);
    if (out.files[0].empty()) return std::nullopt;
    return out;
}

}  // namespace gazette::font
